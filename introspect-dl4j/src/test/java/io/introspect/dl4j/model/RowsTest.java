package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RowsTest {

  /** 0, 1, 2, …, row by row. */
  private static INDArray counting(long... shape) {
    INDArray counting = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    for (int i = 0; i < counting.length(); i++) {
      counting.putScalar(i, i);
    }
    return counting;
  }

  @Test
  void valuesAreRowByRow() {
    assertThat(Rows.values(counting(2, 3))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Rows.values(counting(2, 3).dup('f'))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Rows.values(counting(2, 3).transpose())).containsExactly(0, 3, 1, 4, 2, 5);
  }

  @Test
  void valuesMayBeOfAnyRank() {
    assertThat(Rows.values(Nd4j.scalar(7f))).containsExactly(7);
    assertThat(Rows.values(counting(4))).containsExactly(0, 1, 2, 3);
    assertThat(Rows.values(counting(2, 2, 2))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(Rows.values(counting(2, 2, 2).permute(2, 0, 1)))
        .containsExactly(0, 2, 4, 6, 1, 3, 5, 7);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT", "HALF", "INT", "LONG"})
  void valuesMayBeOfAnyType(DataType type) {
    assertThat(Rows.values(counting(2, 3).castTo(type))).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Property(tries = 100, seed = "42")
  void valuesOfAPartAreThoseOfItsCopy(
      @ForAll @IntRange(min = 0, max = 4) int firstRow,
      @ForAll @IntRange(min = 1, max = 4) int rows,
      @ForAll @IntRange(min = 0, max = 4) int firstColumn,
      @ForAll @IntRange(min = 1, max = 4) int columns,
      @ForAll boolean columnMajor) {
    INDArray part =
        counting(8, 8)
            .dup(columnMajor ? 'f' : 'c')
            .get(
                NDArrayIndex.interval(firstRow, firstRow + rows),
                NDArrayIndex.interval(firstColumn, firstColumn + columns));
    float[][] expected = new float[rows][columns];
    for (int i = 0; i < rows * columns; i++) {
      expected[i / columns][i % columns] = (firstRow + i / columns) * 8 + firstColumn + i % columns;
    }

    assertThat(Rows.matrix(part)).isDeepEqualTo(expected);
    for (int row = 0; row < rows; row++) {
      assertThat(Rows.values(part.getRow(row))).isEqualTo(expected[row]);
    }
  }

  @Test
  void valuesAreACopy() {
    INDArray matrix = counting(2, 2);
    Rows.values(matrix)[0] = 9;
    Rows.matrix(matrix)[0][0] = 9;
    assertThat(matrix.getFloat(0, 0)).isZero();
    assertThat(matrix.wasClosed()).isFalse();
  }

  @Test
  void nothingHasNoValues() {
    assertThat(Rows.values(Nd4j.create(DataType.FLOAT, 0, 3))).isEmpty();
    assertThat(Rows.matrix(Nd4j.create(DataType.FLOAT, 0, 3)).length).isZero();
  }

  @Test
  void oneRowMayBeAVector() {
    assertThat(Rows.one(counting(3), "many").shape()).containsExactly(1, 3);
    assertThat(Rows.one(counting(1, 2, 2), "many").shape()).containsExactly(1, 2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rows.one(counting(2, 3), "many"))
        .withMessageContainingAll("[2, 3]", "many");
    assertThatIllegalArgumentException().isThrownBy(() -> Rows.one(Nd4j.scalar(1f), "many"));
  }

  @Test
  void slicesOfAViewAreItsRows() {
    INDArray view = counting(40, 2).get(NDArrayIndex.interval(25, 40), NDArrayIndex.all());
    INDArray rows = Rows.sliceable(view);
    assertThat(Rows.values(Rows.slice(rows, 13, 15))).containsExactly(76, 77, 78, 79);
    assertThat(Rows.slice(rows, 0, 15)).isSameAs(rows);
  }
}
