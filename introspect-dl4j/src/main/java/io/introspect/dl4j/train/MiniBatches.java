package io.introspect.dl4j.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;

/**
 * An endless sequence of minibatches of row numbers: each pass over the rows in a new random order;
 * the rows that do not fill a minibatch at the end of a pass wait for another one.
 */
final class MiniBatches {

  private final int[] order;
  private final int batchSize;
  private final RandomGenerator random;
  private int next;

  MiniBatches(int rows, int batchSize, SplittableRandom random) {
    this.order = MathArrays.natural(rows);
    this.batchSize = batchSize;
    this.random = new Well19937c(random.nextLong());
    this.next = rows;
  }

  int[] next() {
    if (next + batchSize > order.length) {
      MathArrays.shuffle(order, random);
      next = 0;
    }
    int[] batch = Arrays.copyOfRange(order, next, next + batchSize);
    next += batchSize;
    return batch;
  }
}
