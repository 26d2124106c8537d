package io.introspect.dl4j.train;

/** Sums of many float32 values: pairwise, so that little is lost, in loops that vectorize. */
final class Sums {

  private Sums() {}

  /**
   * The squared distance between two points.
   *
   * @param a a point; overwritten
   * @param b a point of as many dimensions
   */
  static float squaredDistance(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] = (a[i] - b[i]) * (a[i] - b[i]);
    }
    return consume(a, a.length);
  }

  /** The sum of the first n values, which are overwritten. */
  static float consume(float[] values, int n) {
    int left = n;
    while (left > 1) {
      int half = (left + 1) / 2;
      fold(values, half, left);
      left = half;
    }
    return n == 0 ? 0 : values[0];
  }

  private static void fold(float[] values, int half, int n) {
    for (int i = half; i < n; i++) {
      values[i - half] += values[i];
    }
  }
}
