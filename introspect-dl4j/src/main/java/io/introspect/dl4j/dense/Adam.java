package io.introspect.dl4j.dense;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Adam over all parameters of a network at once (Kingma and Ba, "Adam", 2015, algorithm 1 in the
 * form of its section 2), with the constants that are DL4J's defaults too. To be used by one thread
 * at a time.
 */
final class Adam {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final float EPSILON = 1e-8f;
  private static final int CHUNK = 2048;

  private final float[] means;
  private final float[] squares;
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
   * Takes a step against the sum of gradients.
   *
   * @param parameters changed in place
   * @param gradients of as many each
   */
  void step(FloatPointer parameters, List<Gradient> gradients, double rate) {
    steps++;
    double mean = 1 - Math.pow(MEAN_DECAY, steps);
    double square = 1 - Math.pow(SQUARE_DECAY, steps);
    float unbiased = (float) (rate * Math.sqrt(square) / mean);
    int chunks = (means.length + CHUNK - 1) / CHUNK;
    Halves.together(
        half -> {
          Chunk chunk = new Chunk(parameters, gradients);
          for (int i = Halves.begin(half, chunks); i < Halves.begin(half + 1, chunks); i++) {
            chunk.step(i * CHUNK, Math.min(CHUNK, means.length - i * CHUNK), unbiased);
          }
        });
  }

  /** So many parameters as stay in the cache while they are worked on. */
  private final class Chunk {

    private final FloatPointer parameters;
    private final List<FloatPointer> gradients;
    private final float[] values = new float[CHUNK];
    private final float[] sum = new float[CHUNK];
    private final float[] other = new float[CHUNK];

    /** With pointers of its own: their position belongs to one thread. */
    Chunk(FloatPointer parameters, List<Gradient> gradients) {
      this.parameters = new FloatPointer(parameters);
      this.gradients =
          gradients.stream().map(gradient -> new FloatPointer(gradient.all())).toList();
    }

    void step(int from, int n, float rate) {
      gradients.get(0).position(from).get(sum, 0, n);
      for (FloatPointer gradient : gradients.subList(1, gradients.size())) {
        gradient.position(from).get(other, 0, n);
        DirectLayer.add(other, sum);
      }
      parameters.position(from).get(values, 0, n);
      follow(sum, from, n);
      descend(values, from, n, rate);
      parameters.put(values, 0, n);
    }
  }

  private void follow(float[] gradient, int from, int n) {
    for (int i = 0; i < n; i++) {
      float g = gradient[i];
      means[from + i] = (float) MEAN_DECAY * means[from + i] + (float) (1 - MEAN_DECAY) * g;
      squares[from + i] =
          (float) SQUARE_DECAY * squares[from + i] + (float) (1 - SQUARE_DECAY) * g * g;
    }
  }

  private void descend(float[] values, int from, int n, float rate) {
    for (int i = 0; i < n; i++) {
      values[i] -= rate * means[from + i] / ((float) Math.sqrt(squares[from + i]) + EPSILON);
    }
  }
}
