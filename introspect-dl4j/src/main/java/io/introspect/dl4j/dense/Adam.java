package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Adam over all parameters of a network at once (Kingma and Ba, "Adam", 2015, algorithm 1 in the
 * form of its section 2), with the constants that are DL4J's defaults too. To be used by one
 * thread.
 */
final class Adam {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final float EPSILON = 1e-8f;
  private static final int CHUNK = 2048;

  private final float[] means;
  private final float[] squares;
  private final float[] values = new float[CHUNK];
  private final float[] gradients = new float[CHUNK];
  private int steps;

  Adam(int parameters) {
    means = new float[parameters];
    squares = new float[parameters];
  }

  /** How many steps were taken. */
  int steps() {
    return steps;
  }

  /**
   * Takes a step against the gradient.
   *
   * @param parameters changed in place
   * @param gradient as many
   */
  void step(FloatPointer parameters, FloatPointer gradient, double rate) {
    steps++;
    double mean = 1 - Math.pow(MEAN_DECAY, steps);
    double square = 1 - Math.pow(SQUARE_DECAY, steps);
    float unbiased = (float) (rate * Math.sqrt(square) / mean);
    for (int from = 0; from < means.length; from += CHUNK) {
      int n = Math.min(CHUNK, means.length - from);
      gradient.position(from).get(gradients, 0, n);
      parameters.position(from).get(values, 0, n);
      follow(from, n);
      descend(from, n, unbiased);
      parameters.put(values, 0, n);
    }
    gradient.position(0);
    parameters.position(0);
  }

  private void follow(int from, int n) {
    for (int i = 0; i < n; i++) {
      float g = gradients[i];
      means[from + i] = (float) MEAN_DECAY * means[from + i] + (float) (1 - MEAN_DECAY) * g;
      squares[from + i] =
          (float) SQUARE_DECAY * squares[from + i] + (float) (1 - SQUARE_DECAY) * g * g;
    }
  }

  private void descend(int from, int n, float rate) {
    for (int i = 0; i < n; i++) {
      values[i] -= rate * means[from + i] / ((float) Math.sqrt(squares[from + i]) + EPSILON);
    }
  }
}
