package io.introspect.dl4j.dense;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A minibatch in two halves, which two threads work on where there are two: the calling one and one
 * of the common pool. There are two however many threads there are, so that results are the same,
 * bit for bit, on any machine.
 */
final class Halves {

  static final int COUNT = 2;

  private Halves() {}

  /** Works on both halves, and returns when both are done. */
  static void together(IntConsumer work) {
    IntStream.range(0, COUNT).parallel().forEach(work);
  }

  /** Where a half of n things begins; half {@value #COUNT} begins where the last one ends. */
  static int begin(int half, int n) {
    return (int) ((long) half * n / COUNT);
  }
}
