package io.introspect.dl4j.train;

import java.util.SplittableRandom;

/**
 * An endless sequence of minibatches of row numbers: each pass over the rows in a new random order;
 * the rows that do not fill a minibatch at the end of a pass wait for another one.
 */
final class MiniBatches {

  private final int[] order;
  private final int batchSize;
  private final SplittableRandom random;
  private int next;

  MiniBatches(int rows, int batchSize, SplittableRandom random) {
    this.order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    this.batchSize = batchSize;
    this.random = random;
    this.next = rows;
  }

  int[] next() {
    if (next + batchSize > order.length) {
      shuffle();
      next = 0;
    }
    int[] batch = java.util.Arrays.copyOfRange(order, next, next + batchSize);
    next += batchSize;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
