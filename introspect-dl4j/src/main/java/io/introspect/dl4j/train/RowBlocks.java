package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All rows in their order, cut into blocks that are small enough to work on at once. */
public final class RowBlocks {

  /** Large enough for efficient products, small enough to be held besides everything else. */
  public static final int SIZE = 1000;

  private RowBlocks() {}

  /**
   * The row numbers of each block.
   *
   * @param rows any
   * @return all row numbers in their order, at most {@value #SIZE} together
   */
  public static List<int[]> of(TrainingRows rows) {
    List<int[]> blocks = new ArrayList<>();
    for (int from = 0; from < rows.rows(); from += SIZE) {
      blocks.add(IntStream.range(from, Math.min(rows.rows(), from + SIZE)).toArray());
    }
    return blocks;
  }
}
