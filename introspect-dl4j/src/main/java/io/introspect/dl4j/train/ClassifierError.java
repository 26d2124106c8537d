package io.introspect.dl4j.train;

/**
 * The target of the estimator: log10 of the classifier's error e = ½‖y − ŷ‖² on a row (§2.5).
 *
 * <p>e is floored at {@value #FLOOR}, which the logarithm of a perfect answer needs. An output that
 * is off by a millionth already makes 0.5e-12, so that the floor touches only rows on which float32
 * arithmetic has nothing left to say.
 */
final class ClassifierError {

  static final double FLOOR = 1e-12;

  private ClassifierError() {}

  /** log10 of the error of each row; {@code output} is [n, K], row-major. */
  static float[] log10(float[] output, int[] classes) {
    int width = output.length / classes.length;
    float[] logs = new float[classes.length];
    for (int row = 0; row < classes.length; row++) {
      double sum = 0;
      for (int k = 0; k < width; k++) {
        double target = k == classes[row] ? 1 : 0;
        double difference = target - output[row * width + k];
        sum += difference * difference;
      }
      logs[row] = (float) Math.log10(Math.max(sum / 2, FLOOR));
    }
    return logs;
  }
}
