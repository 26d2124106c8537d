package io.introspect.dl4j.model;

import io.introspect.dl4j.dense.FloatRows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Refuses NaN and infinite values, naming the row. */
public final class FiniteCheck {

  private FiniteCheck() {}

  /**
   * Checks every value.
   *
   * @param rows [n, …]
   * @param what what the values are, for the message
   * @param firstRow the number of the first row, for the message
   * @throws IllegalArgumentException if a value is NaN or infinite
   */
  public static void require(INDArray rows, String what, long firstRow) {
    // One pass finds that something is wrong; only then is it worth looking where.
    if (!areFinite(rows)) {
      for (long i = 0; i < rows.size(0); i++) {
        requireRow(rows.slice(i, 0), what, firstRow + i);
      }
    }
  }

  /** A sum of large finite values may overflow: the second pass then clears them of suspicion. */
  private static boolean areFinite(INDArray rows) {
    return FloatRows.canRead(rows)
        ? FloatRows.of(rows).areFinite()
        : Double.isFinite(rows.sumNumber().doubleValue());
  }

  private static void requireRow(INDArray row, String what, long number) {
    float[] values = Rows.values(row);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "expected finite %s, found %s in row %d at position %d of shape %s"
                .formatted(what, values[i], number, i, Arrays.toString(row.shape())));
      }
    }
  }
}
