package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.DirectNetwork.Row;
import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.model.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads the rows of matrices of any kind, wherever they lie. */
final class MatrixReader {

  private MatrixReader() {}

  /**
   * Copies rows out of a matrix, which must stay open meanwhile.
   *
   * @param matrix [n, width], as float32
   * @return for one thread
   */
  static Row of(INDArray matrix) {
    if (FloatRows.canRead(matrix)) {
      return FloatRows.of(matrix)::read;
    }
    float[] values = Rows.values(matrix);
    int width = (int) matrix.size(1);
    return (row, into) -> System.arraycopy(values, row * width, into, 0, width);
  }
}
