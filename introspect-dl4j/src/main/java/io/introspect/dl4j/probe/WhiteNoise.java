package io.introspect.dl4j.probe;

import java.util.SplittableRandom;

/** White Gaussian noise from a generator of its own, so that ND4J's global one stays as it is. */
final class WhiteNoise {

  private WhiteNoise() {}

  /** Adds independent noise from N(0, sigma²) to every value, in place. */
  static void add(float[] values, double sigma, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (sigma * random.nextGaussian());
    }
  }
}
