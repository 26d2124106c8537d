package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;

/** Half the mean squared error, in one pass with its slopes. */
final class SquaredError {

  private SquaredError() {}

  /**
   * Puts the slopes of ½ · scale · mean over rows of ‖y − wanted‖² in the place of y.
   *
   * @param y [n, width]
   * @param wanted [n, width]
   * @param scale 1 / width for the mean over columns too
   * @return the loss
   */
  static double toSlopes(FloatPointer y, FloatRows wanted, double scale) {
    int width = wanted.width();
    float[] values = new float[width];
    float[] targets = new float[width];
    float[] squares = new float[width];
    float each = (float) (scale / wanted.size());
    for (int row = 0; row < wanted.size(); row++) {
      wanted.read(row, targets);
      y.position((long) row * width).get(values);
      differ(values, targets, squares, each);
      y.put(values);
    }
    y.position(0);
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    return sum * scale / (2 * wanted.size());
  }

  private static void differ(float[] values, float[] targets, float[] squares, float each) {
    for (int i = 0; i < values.length; i++) {
      float difference = values[i] - targets[i];
      squares[i] += difference * difference;
      values[i] = difference * each;
    }
  }
}
