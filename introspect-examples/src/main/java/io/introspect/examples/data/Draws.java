package io.introspect.examples.data;

import java.util.SplittableRandom;

/**
 * Random draws that are the same on every machine and JDK.
 *
 * <p>Only {@link SplittableRandom#nextLong()} and {@link SplittableRandom#split()} are used: the
 * derived draws of the JDK (bounded, normal) have changed between releases.
 */
final class Draws {

  private final SplittableRandom random;

  Draws(long seed) {
    this(new SplittableRandom(seed));
  }

  private Draws(SplittableRandom random) {
    this.random = random;
  }

  /** Draws of their own, so that what one picture uses up does not change the next one. */
  Draws split() {
    return new Draws(random.split());
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    double unit = (random.nextLong() >>> 11) * 0x1.0p-53;
    return low + (high - low) * unit;
  }

  /**
   * Bell-shaped around zero with the given standard deviation, and never further than 3.5 of them:
   * the sum of four uniform draws, which have a variance of 1/12 each.
   */
  double bell(double deviation) {
    double sum = between(-0.5, 0.5) + between(-0.5, 0.5) + between(-0.5, 0.5) + between(-0.5, 0.5);
    return deviation * Math.sqrt(3) * sum;
  }

  boolean chance(double probability) {
    return between(0, 1) < probability;
  }

  /** Uniform in 0 … bound - 1. */
  int below(int bound) {
    return (int) between(0, bound);
  }
}
