package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import java.util.stream.IntStream;

/** All rows in their order, cut into blocks that are small enough to work on at once. */
public final class RowBlocks {

  /** Large enough for efficient products, small enough to be held besides everything else. */
  public static final int SIZE = 1000;

  private RowBlocks() {}

  /**
   * The row numbers of each block.
   *
   * @param rows at least one
   * @return all row numbers in their order, at most {@value #SIZE} together; each block is made
   *     when it is asked for
   */
  public static Iterable<int[]> of(TrainingRows rows) {
    int count = rows.rows();
    return () ->
        IntStream.rangeClosed(0, (count - 1) / SIZE)
            .mapToObj(block -> block(block * SIZE, count))
            .iterator();
  }

  private static int[] block(int from, int count) {
    return IntStream.range(from, Math.min(count, from + SIZE)).toArray();
  }
}
