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
  private final Portions portions;
  private int steps;

  Adam(int parameters, Portions portions) {
    this.portions = portions;
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
    portions.together(
        portion -> {
          Chunk chunk = new Chunk(parameters, gradients);
          for (int i = portions.begin(portion, chunks);
              i < portions.begin(portion + 1, chunks);
              i++) {
            chunk.step(i * CHUNK, Math.min(CHUNK, means.length - i * CHUNK), unbiased);
          }
        });
  }

  /**
   * So many parameters as stay in the cache while they are worked on, all copied there: HotSpot
   * vectorizes no loop that takes roots at an offset.
   */
  private final class Chunk {

    private final FloatPointer parameters;
    private final List<FloatPointer> gradients;
    private final float[] values = new float[CHUNK];
    private final float[] gradient = new float[CHUNK];
    private final float[] other = new float[CHUNK];
    private final float[] mean = new float[CHUNK];
    private final float[] square = new float[CHUNK];

    /** With pointers of its own: their position belongs to one thread. */
    Chunk(FloatPointer parameters, List<Gradient> gradients) {
      this.parameters = new FloatPointer(parameters);
      this.gradients = gradients.stream().map(part -> new FloatPointer(part.all())).toList();
    }

    void step(int from, int n, float rate) {
      gradients.get(0).position(from).get(gradient, 0, n);
      for (FloatPointer part : gradients.subList(1, gradients.size())) {
        part.position(from).get(other, 0, n);
        DirectLayer.add(other, gradient, n);
      }
      parameters.position(from).get(values, 0, n);
      System.arraycopy(means, from, mean, 0, n);
      System.arraycopy(squares, from, square, 0, n);
      follow(gradient, mean, square, n);
      descend(values, mean, square, n, rate);
      System.arraycopy(mean, 0, means, from, n);
      System.arraycopy(square, 0, squares, from, n);
      parameters.put(values, 0, n);
    }
  }

  private static void follow(float[] gradient, float[] mean, float[] square, int n) {
    for (int i = 0; i < n; i++) {
      mean[i] = (float) MEAN_DECAY * mean[i] + (float) (1 - MEAN_DECAY) * gradient[i];
    }
    for (int i = 0; i < n; i++) {
      float g = gradient[i];
      square[i] = (float) SQUARE_DECAY * square[i] + (float) (1 - SQUARE_DECAY) * g * g;
    }
  }

  private static void descend(float[] values, float[] mean, float[] square, int n, float rate) {
    for (int i = 0; i < n; i++) {
      values[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + EPSILON);
    }
  }
}
