package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;

/** Half the squared error, in one pass with its slopes. */
final class SquaredError {

  private SquaredError() {}

  /**
   * Puts the slopes of ½ · weight · ‖y − wanted‖² in the place of y.
   *
   * @param y [n, width]
   * @param wanted [n, width]
   * @param weight 1 / (rows · width) for a mean over both
   * @return the loss
   */
  static double toSlopes(FloatPointer y, FloatPointer wanted, int n, int width, double weight) {
    float[] values = new float[width];
    float[] targets = new float[width];
    float[] squares = new float[width];
    for (int row = 0; row < n; row++) {
      long at = (long) row * width;
      wanted.position(at).get(targets);
      y.position(at).get(values);
      differ(values, targets, squares, (float) weight);
      y.put(values);
    }
    y.position(0);
    wanted.position(0);
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    return sum * weight / 2;
  }

  private static void differ(float[] values, float[] targets, float[] squares, float weight) {
    for (int i = 0; i < values.length; i++) {
      float difference = values[i] - targets[i];
      squares[i] += difference * difference;
      values[i] = difference * weight;
    }
  }
}
