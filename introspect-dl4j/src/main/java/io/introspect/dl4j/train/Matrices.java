package io.introspect.dl4j.train;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks of matrices that users hand in. */
final class Matrices {

  private Matrices() {}

  static void requireColumns(INDArray matrix, int columns, String what) {
    if (matrix.rank() != 2 || matrix.size(1) != columns) {
      throw new IllegalArgumentException(
          "expected %s of shape [n, %d], found %s"
              .formatted(what, columns, Arrays.toString(matrix.shape())));
    }
  }
}
