package io.introspect.dl4j.model;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The rows of arrays, whatever their rank. */
public final class Rows {

  private Rows() {}

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
    INDArray rowMajor = array.dup('c');
    float[] values = rowMajor.reshape(array.length()).toFloatVector();
    ArrayScope.free(rowMajor);
    return values;
  }
}
