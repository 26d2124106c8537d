package io.introspect.examples;

/** x. */
public final class QuickStart {
  private QuickStart() {}

  /**
   * x.
   *
   * @param args y
   */
  public static void main(String[] args) {
    System.out.println(org.nd4j.linalg.factory.Nd4j.rand(2, 2));
  }
}
