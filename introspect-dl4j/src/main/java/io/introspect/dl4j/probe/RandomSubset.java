package io.introspect.dl4j.probe;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;

/**
 * Draws some of many numbers, every subset being as likely as any other. To be used by one thread.
 */
final class RandomSubset {

  private final int[] order;
  private final SplittableRandom random;

  /** Of the numbers 0 to {@code of − 1}. */
  RandomSubset(int of, SplittableRandom random) {
    this.order = MathArrays.natural(of);
    this.random = random;
  }

  /** The next subset of this size, in ascending order. */
  int[] next(int size) {
    // A shuffle that stops once its first numbers are settled.
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i, order.length);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    int[] subset = Arrays.copyOf(order, size);
    Arrays.sort(subset);
    return subset;
  }
}
