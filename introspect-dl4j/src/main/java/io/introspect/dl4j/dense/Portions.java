package io.introspect.dl4j.dense;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A minibatch in portions that are worked on at once, by as many threads as there are: the calling
 * one and those of the common pool. How many portions there are does not depend on the machine, so
 * that results are the same, bit for bit, on any.
 *
 * @param count how many
 */
public record Portions(int count) {

  /** The whole minibatch, on the calling thread: where other threads need the rest. */
  public static final Portions WHOLE = new Portions(1);

  /** Two halves: twice as fast on two cores, and hardly slower on one. */
  public static final Portions HALVES = new Portions(2);

  /** Works on all portions, and returns when all are done. */
  void together(IntConsumer work) {
    IntStream.range(0, count).parallel().forEach(work);
  }

  /** Where a portion of n things begins; portion {@code count} begins where the last one ends. */
  int begin(int portion, int n) {
    return (int) ((long) portion * n / count);
  }
}
