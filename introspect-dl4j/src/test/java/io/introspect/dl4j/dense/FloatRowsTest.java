package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FloatRowsTest {

  private static INDArrayIndex interval(int from, int to) {
    return NDArrayIndex.interval(from, to);
  }

  private static float[][] read(INDArray matrix) {
    FloatRows rows = FloatRows.of(matrix);
    float[][] read = new float[rows.size()][rows.width()];
    for (int row = 0; row < read.length; row++) {
      rows.read(row, read[row]);
    }
    return read;
  }

  private static float[][] expected(INDArray matrix) {
    float[][] values = new float[(int) matrix.size(0)][(int) matrix.size(1)];
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < values[row].length; column++) {
        values[row][column] = matrix.getFloat(row, column);
      }
    }
    return values;
  }

  @Test
  void readsAMatrix() {
    INDArray matrix = DenseNetworks.rows(4, 3);
    assertThat(FloatRows.canRead(matrix)).isTrue();
    assertThat(FloatRows.isDense(matrix)).isTrue();
    assertThat(read(matrix)).isDeepEqualTo(expected(matrix));
  }

  @Property(tries = 200, seed = "42")
  void readsAnyPartOfAMatrix(
      @ForAll @IntRange(min = 0, max = 6) int firstRow,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 0, max = 6) int firstColumn,
      @ForAll @IntRange(min = 1, max = 6) int columns) {
    INDArray part =
        DenseNetworks.rows(12, 12)
            .get(interval(firstRow, firstRow + rows), interval(firstColumn, firstColumn + columns));

    assertThat(FloatRows.canRead(part)).isTrue();
    assertThat(read(part)).isDeepEqualTo(expected(part));
    assertThat(FloatRows.of(part).values()).isEqualTo(DenseNetworks.flat(part));
  }

  @Property(tries = 200, seed = "42")
  void readsNothingWrongOfAColumnMajorMatrix(
      @ForAll @IntRange(min = 0, max = 3) int firstRow,
      @ForAll @IntRange(min = 1, max = 3) int rows,
      @ForAll @IntRange(min = 0, max = 3) int firstColumn,
      @ForAll @IntRange(min = 1, max = 3) int columns) {
    INDArray part =
        DenseNetworks.rows(6, 6)
            .dup('f')
            .get(interval(firstRow, firstRow + rows), interval(firstColumn, firstColumn + columns));

    assertThat(FloatRows.canRead(part)).isEqualTo(columns == 1);
    if (columns == 1) {
      assertThat(read(part)).isDeepEqualTo(expected(part));
    }
  }

  @Test
  void readsEverySecondRow() {
    INDArray part =
        DenseNetworks.rows(9, 4).get(NDArrayIndex.interval(1, 2, 9), NDArrayIndex.all());
    assertThat(FloatRows.canRead(part)).isTrue();
    assertThat(FloatRows.isDense(part)).isFalse();
    assertThat(read(part)).isDeepEqualTo(expected(part));
  }

  @Test
  void doesNotReadEverySecondColumn() {
    INDArray part =
        DenseNetworks.rows(4, 9).get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2, 9));
    assertThat(FloatRows.canRead(part)).isFalse();
  }

  @Test
  void doesNotReadATransposedMatrix() {
    assertThat(FloatRows.canRead(DenseNetworks.rows(4, 3).transpose())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      mode = Mode.INCLUDE,
      names = {"DOUBLE", "HALF", "INT", "LONG", "BOOL"})
  void readsNoOtherType(DataType type) {
    assertThat(FloatRows.canRead(Nd4j.zeros(type, 3, 2))).isFalse();
  }

  @Test
  void readsNoOtherRank() {
    assertThat(FloatRows.canRead(Nd4j.zeros(DataType.FLOAT, 3))).isFalse();
    assertThat(FloatRows.canRead(Nd4j.scalar(1f))).isFalse();
    assertThat(FloatRows.canRead(Nd4j.zeros(DataType.FLOAT, 3, 2, 1))).isFalse();
  }

  @Test
  void doesNotReadWhatIsEmpty() {
    assertThat(FloatRows.canRead(Nd4j.create(DataType.FLOAT, 0, 3))).isFalse();
  }

  @Test
  void isDenseWithoutGapsOnly() {
    INDArray matrix = DenseNetworks.rows(6, 4);
    assertThat(FloatRows.isDense(matrix.get(interval(2, 5), NDArrayIndex.all()))).isTrue();
    assertThat(FloatRows.isDense(matrix.get(NDArrayIndex.all(), interval(0, 3)))).isFalse();
    assertThat(FloatRows.isDense(matrix.get(interval(2, 3), interval(1, 3)))).isTrue();
    assertThat(FloatRows.isDense(matrix.get(NDArrayIndex.all(), interval(1, 2)))).isFalse();
    assertThat(FloatRows.isDense(DenseNetworks.rows(6, 1))).isTrue();
    assertThat(FloatRows.isDense(DenseNetworks.rows(1, 6))).isTrue();
  }

  @Test
  void pointsToWhereAViewBegins() {
    INDArray matrix = DenseNetworks.rows(6, 4);
    INDArray part = matrix.get(interval(2, 5), interval(1, 3));
    assertThat(FloatRows.pointer(part).get()).isEqualTo(matrix.getFloat(2, 1));
    assertThat(FloatRows.pointer(part.get(interval(1, 3), interval(1, 2))).get())
        .as("a view of a view")
        .isEqualTo(matrix.getFloat(3, 2));
  }

  @Test
  void readsIntoLongerArraysToo() {
    float[] into = {9, 9, 9, 9};
    FloatRows.of(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}})).read(1, into);
    assertThat(into).containsExactly(3, 4, 9, 9);
  }

  @Test
  void writesARowOfAViewAndNothingElse() {
    INDArray matrix = Nd4j.zeros(DataType.FLOAT, 4, 5);
    FloatRows.of(matrix.get(interval(1, 4), interval(1, 4))).write(1, new float[] {1, 2, 3, 4});
    assertThat(matrix.toFloatMatrix())
        .isDeepEqualTo(
            new float[][] {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 1, 2, 3, 0}, {0, 0, 0, 0, 0}});
  }

  @Test
  void writesIntoColumns() {
    INDArray matrix = Nd4j.zeros(DataType.FLOAT, 3, 5);
    FloatRows rows = FloatRows.of(matrix);
    rows.write(0, 0, new float[] {1, 2}, 0, 2);
    rows.write(1, 3, new float[] {3, 4}, 0, 2);
    rows.write(2, 2, new float[] {5, 6, 7}, 0, 1);
    rows.write(2, 0, new float[] {8}, 0, 0);
    rows.write(0, 4, new float[] {8, 9}, 1, 1);
    assertThat(matrix.toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2, 0, 0, 9}, {0, 0, 0, 3, 4}, {0, 0, 5, 0, 0}});
  }

  @Test
  void readsColumns() {
    FloatRows rows = FloatRows.of(Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    float[] into = {0, 0, 7};
    rows.read(1, 1, into, 2);
    assertThat(into).containsExactly(5, 6, 7);
  }

  @Test
  void rowsMayBeReadInAnyOrder() {
    INDArray matrix = DenseNetworks.rows(3, 2);
    FloatRows rows = FloatRows.of(matrix);
    float[] into = new float[2];
    for (int row : new int[] {2, 0, 2, 1}) {
      rows.read(row, into);
      assertThat(into).isEqualTo(matrix.getRow(row).toFloatVector());
    }
  }

  @Test
  void whatIsWrittenLaterIsRead() {
    INDArray matrix = DenseNetworks.rows(3, 2);
    FloatRows rows = FloatRows.of(matrix);
    matrix.putScalar(1, 1, 77);
    assertThat(rows.values()[3]).isEqualTo(77);
  }

  @Test
  void ordinaryValuesAreFinite() {
    assertThat(FloatRows.of(DenseNetworks.rows(20, 7)).areFinite()).isTrue();
    assertThat(FloatRows.of(Nd4j.zeros(DataType.FLOAT, 2, 2).neg()).areFinite()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE})
  void extremeValuesAreFinite(float value) {
    assertThat(
            FloatRows.of(Nd4j.valueArrayOf(new long[] {50, 3}, value, DataType.FLOAT)).areFinite())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsFoundWhereverItIs(float value) {
    INDArray matrix = DenseNetworks.rows(3, 37);
    for (int i = 0; i < 111; i++) {
      float before = matrix.getFloat(i / 37, i % 37);
      matrix.putScalar(i / 37, i % 37, value);
      assertThat(FloatRows.of(matrix).areFinite()).as("at %d", i).isFalse();
      matrix.putScalar(i / 37, i % 37, before);
    }
    assertThat(FloatRows.of(matrix).areFinite()).isTrue();
  }

  @Test
  void oppositeInfinitiesDoNotCancel() {
    INDArray matrix =
        Nd4j.createFromArray(new float[][] {{Float.POSITIVE_INFINITY}, {Float.NEGATIVE_INFINITY}});
    assertThat(FloatRows.of(matrix).areFinite()).isFalse();
  }

  @Test
  void onlyTheViewMustBeFinite() {
    INDArray matrix = Nd4j.ones(DataType.FLOAT, 4, 4);
    matrix.putScalar(0, 0, Float.NaN);
    matrix.putScalar(1, 3, Float.NaN);
    matrix.putScalar(3, 1, Float.NaN);
    assertThat(FloatRows.of(matrix.get(interval(1, 3), interval(0, 3))).areFinite()).isTrue();
    assertThat(FloatRows.of(matrix.get(interval(1, 4), interval(0, 3))).areFinite()).isFalse();
  }
}
