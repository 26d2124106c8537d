package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  @Test
  void solvesATwoByTwoMatrix() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});
    assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-12));
    assertThat(eigen.vector(0)[0]).isCloseTo(eigen.vector(0)[1], within(1e-12));
    assertThat(eigen.vector(1)[0]).isCloseTo(-eigen.vector(1)[1], within(1e-12));
  }

  @Test
  void sortsTheDiagonal() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{1, 0, 0}, {0, -5, 0}, {0, 0, 7}});
    assertThat(eigen.values()).containsExactly(7, 1, -5);
    assertThat(eigen.vector(0)).containsExactly(0, 0, 1);
  }

  @Test
  void solvesTheZeroMatrix() {
    assertThat(SymmetricEigen.of(new double[2][2]).values()).containsExactly(0, 0);
  }

  @Property(tries = 50)
  void everyVectorIsOnlyStretched(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
    double[][] matrix = new double[size][size];
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = matrix[j][i] = random.nextGaussian();
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    for (int c = 0; c < size; c++) {
      double[] vector = eigen.vector(c);
      double squares = 0;
      for (int i = 0; i < size; i++) {
        double product = 0;
        for (int j = 0; j < size; j++) {
          product += matrix[i][j] * vector[j];
        }
        assertThat(product).isCloseTo(eigen.values()[c] * vector[i], within(1e-9));
        squares += vector[i] * vector[i];
      }
      assertThat(squares).isCloseTo(1, within(1e-9));
    }
  }
}
