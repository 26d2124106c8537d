package io.introspect.dl4j.train;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices that users hand in, and get. */
final class Matrices {

  private Matrices() {}

  /** A copy in float32, to be changed at will. */
  static INDArray copy(INDArray matrix) {
    return matrix.dataType() == DataType.FLOAT ? matrix.dup() : matrix.castTo(DataType.FLOAT);
  }

  /** Of one column, [n, 1]. */
  static INDArray column(float... values) {
    return Nd4j.create(values, new long[] {values.length, 1}, 'c');
  }

  static void requireColumns(INDArray matrix, int columns, String what) {
    if (matrix.rank() != 2 || matrix.size(1) != columns) {
      throw new IllegalArgumentException(
          "expected %s of shape [n, %d], found %s"
              .formatted(what, columns, Arrays.toString(matrix.shape())));
    }
  }
}
