package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PointProductsTest {

  /** Column-major points are multiplied by ND4J, as on a GPU. */
  @ParameterizedTest
  @CsvSource({"c, 1", "c, 300", "f, 1", "f, 300"})
  void areThoseOfEachRowWithEachPoint(char order, int rows) {
    INDArray points = DenseNetworks.rows(7, 5).dup(order);
    float[][] p = points.toFloatMatrix();
    float[][] x = DenseNetworks.rows(rows, 5).toFloatMatrix();
    float[][] products = new float[rows][];

    PointProducts.with(points)
        .run(
            rows,
            (row, into) -> System.arraycopy(x[row], 0, into, 0, 5),
            (layer, row, values, from) ->
                products[row] = Arrays.copyOfRange(values, from, from + 7));

    for (int row = 0; row < rows; row++) {
      for (int point = 0; point < 7; point++) {
        float expected = 0;
        for (int i = 0; i < 5; i++) {
          expected += x[row][i] * p[point][i];
        }
        assertThat(products[row][point]).isCloseTo(expected, within(1e-5f));
      }
    }
  }
}
