package io.introspect.dl4j.model;

import io.introspect.dl4j.dense.FloatRows;
import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The rows of arrays, whatever their rank. */
public final class Rows {

  private Rows() {}

  /**
   * Refuses an array that is not a single row.
   *
   * @param row [1, …], or [features]
   * @param forMany what to call for many rows, for the message
   * @return the row as [1, …]
   * @throws IllegalArgumentException if there are more rows or none
   */
  public static INDArray one(INDArray row, String forMany) {
    Objects.requireNonNull(row, "row");
    INDArray one = row.rank() == 1 ? row.reshape(1, row.length()) : row;
    if (one.rank() < 2 || one.size(0) != 1) {
      throw new IllegalArgumentException(
          "expected one row, [1, …], found shape %s; for many rows call %s"
              .formatted(Arrays.toString(row.shape()), forMany));
    }
    return one;
  }

  /**
   * An array whose rows can be sliced: itself, or a copy if it is a view into a larger one, of
   * which ND4J 1.0.0-M2.1 slices beyond the view's own length come out empty.
   *
   * @param rows [n, …]
   * @return the same rows
   */
  public static INDArray sliceable(INDArray rows) {
    return rows.offset() == 0 ? rows : rows.dup('c');
  }

  /**
   * A view of some rows.
   *
   * @param rows [n, …], as {@link #sliceable} returned it
   * @param from the first row
   * @param to the row after the last
   * @return [to − from, …], the array itself if that is all of it
   */
  public static INDArray slice(INDArray rows, long from, long to) {
    return to - from == rows.size(0) ? rows : rows.get(NDArrayIndex.interval(from, to));
  }

  /**
   * The values of an array on the heap.
   *
   * @param array any shape and order
   * @return a copy as float32, row-major
   */
  public static float[] values(INDArray array) {
    if (FloatRows.canRead(array)) {
      return FloatRows.of(array).values();
    }
    INDArray rowMajor = array.dup('c');
    float[] values = rowMajor.reshape(array.length()).toFloatVector();
    ArrayScope.free(rowMajor);
    return values;
  }

  /**
   * The values of a matrix on the heap.
   *
   * @param matrix [n, columns]
   * @return a copy as float32, row by row
   */
  public static float[][] matrix(INDArray matrix) {
    float[] values = values(matrix);
    int columns = (int) matrix.size(1);
    float[][] rows = new float[(int) matrix.size(0)][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }
    return rows;
  }
}
