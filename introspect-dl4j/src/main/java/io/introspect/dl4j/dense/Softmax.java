package io.introspect.dl4j.dense;

/** The softmax function of one row: exponentials over their sum. */
final class Softmax {

  private Softmax() {}

  /**
   * In place, n values from one on. The greatest value is taken away first, so that no exponential
   * overflows.
   */
  static void apply(float[] values, int from, int n) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      greatest = Math.max(greatest, values[i]);
    }
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += Math.exp(values[i] - greatest);
    }
    for (int i = from; i < from + n; i++) {
      values[i] = (float) (Math.exp(values[i] - greatest) / sum);
    }
  }

  /**
   * From slopes with respect to the results to those with respect to the values, in place: all
   * results depend on every value.
   */
  static void slope(float[] slopes, float[] results, int from, int n) {
    double mean = 0;
    for (int i = from; i < from + n; i++) {
      mean += (double) slopes[i] * results[i];
    }
    for (int i = from; i < from + n; i++) {
      slopes[i] = (float) (results[i] * (slopes[i] - mean));
    }
  }
}
