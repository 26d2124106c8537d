package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.dl4j.dense.DirectNetwork.Row;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MatrixReaderTest {

  private static final INDArrayIndex ALL = NDArrayIndex.all();

  private static INDArray matrix(int rows, int columns) {
    return Samples.matrix(columns, Samples.normal(rows * columns, 0, 3));
  }

  static Stream<INDArray> matrices() {
    return Stream.of(
        matrix(7, 5),
        matrix(7, 5).dup('f'),
        matrix(7, 5).transpose(),
        matrix(1, 5),
        matrix(7, 1),
        matrix(1, 1),
        matrix(7, 5).castTo(DataType.DOUBLE),
        matrix(9, 9).get(NDArrayIndex.interval(2, 7), ALL),
        matrix(9, 9).get(ALL, NDArrayIndex.interval(2, 7)),
        matrix(9, 9).get(ALL, NDArrayIndex.interval(2, 3)),
        matrix(9, 9).get(NDArrayIndex.interval(2, 3), NDArrayIndex.interval(2, 7)),
        matrix(9, 9).dup('f').get(NDArrayIndex.interval(2, 3), NDArrayIndex.interval(2, 7)),
        matrix(9, 9).get(NDArrayIndex.interval(0, 2, 9), NDArrayIndex.interval(0, 2, 9)));
  }

  /** Not closed by JUnit: up to 1.0.0-beta7 ND4J throws when a view is. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("matrices")
  void readsEveryRow(INDArray matrix) {
    Row reader = MatrixReader.of(matrix);
    for (int row = (int) matrix.size(0) - 1; row >= 0; row--) {
      float[] into = new float[(int) matrix.size(1)];
      reader.at(row, into);
      for (int column = 0; column < into.length; column++) {
        assertThat(into[column]).isEqualTo(matrix.getFloat(row, column));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "HALF", "INT", "LONG"})
  void readsEveryType(DataType type) {
    float[] into = new float[2];
    MatrixReader.of(Nd4j.createFromArray(new int[][] {{1, 2}, {3, 4}}).castTo(type)).at(1, into);
    assertThat(into).containsExactly(3, 4);
  }
}
