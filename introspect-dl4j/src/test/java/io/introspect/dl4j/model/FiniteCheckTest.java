package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FiniteCheckTest {

  private static INDArray ones(long... shape) {
    return Nd4j.ones(DataType.FLOAT, shape);
  }

  private static void assertAccepted(INDArray rows) {
    assertThatCode(() -> FiniteCheck.require(rows, "features", 0)).doesNotThrowAnyException();
  }

  @Test
  void acceptsOrdinaryValues() {
    assertAccepted(TinyNetworks.rows(20));
    assertAccepted(ones(3, 2, 4, 4));
    assertAccepted(Nd4j.zeros(DataType.FLOAT, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesItAndNamesTheRow(float value) {
    INDArray rows = ones(5, 3);
    rows.putScalar(3, 2, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(rows, "features", 0))
        .withMessageContainingAll(
            "expected finite features", "found " + value, "in row 3", "at position 2");
  }

  @Test
  void countsRowsFromTheFirst() {
    INDArray rows = ones(5, 3);
    rows.putScalar(4, 0, Float.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(rows, "activations", 2000))
        .withMessageContainingAll("expected finite activations", "in row 2004");
  }

  @Test
  void namesTheFirstOfSeveralRows() {
    INDArray rows = ones(5, 3);
    rows.putScalar(1, 0, Float.POSITIVE_INFINITY);
    rows.putScalar(4, 0, Float.NEGATIVE_INFINITY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(rows, "features", 0))
        .withMessageContainingAll("found Infinity", "in row 1 ");
  }

  @Test
  void findsTheRowOfAnImage() {
    INDArray images = ones(4, 2, 3, 3);
    images.putScalar(new int[] {2, 1, 0, 2}, Float.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(images, "features", 10))
        .withMessageContainingAll("in row 12", "at position 11", "[2, 3, 3]");
  }

  @Test
  void looksAtAViewOnly() {
    INDArray all = ones(6, 3);
    all.putScalar(0, 0, Float.NaN);
    all.putScalar(4, 1, Float.NaN);

    assertAccepted(all.get(NDArrayIndex.interval(1, 4)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(all.get(NDArrayIndex.interval(3, 6)), "features", 3))
        .withMessageContaining("in row 4");
  }

  @Test
  void acceptsHugeFiniteValuesWhoseSumOverflows() {
    INDArray rows = ones(4, 3).muli(Float.MAX_VALUE);
    assertThat(rows.sumNumber().floatValue()).isInfinite();

    assertAccepted(rows);
  }

  @Test
  void findsAnInfinityAmongHugeFiniteValues() {
    INDArray rows = ones(4, 3).muli(Float.MAX_VALUE);
    rows.putScalar(2, 1, Float.POSITIVE_INFINITY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(rows, "features", 0))
        .withMessageContaining("in row 2 at position 1");
  }

  @Test
  void oppositeInfinitiesDoNotCancel() {
    INDArray rows = ones(1, 2);
    rows.putScalar(0, 0, Float.POSITIVE_INFINITY);
    rows.putScalar(0, 1, Float.NEGATIVE_INFINITY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(rows, "features", 0))
        .withMessageContaining("in row 0 at position 0");
  }

  @Test
  void worksOnDoublesAndWholeNumbers() {
    INDArray doubles = Nd4j.ones(DataType.DOUBLE, 3, 2);
    assertAccepted(doubles);
    assertAccepted(Nd4j.createFromArray(new int[][] {{1, 2}, {3, 4}}));
    doubles.putScalar(1, 1, Double.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(doubles, "features", 0))
        .withMessageContaining("in row 1 at position 1");
  }

  @Property(tries = 100, seed = "42")
  void findsASingleNanWhereverItIs(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll @IntRange(max = 80) int place) {
    int at = place % (rows * columns);
    INDArray matrix = ones(rows, columns);
    matrix.putScalar(at / columns, at % columns, Float.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiniteCheck.require(matrix, "features", 0))
        .withMessageContaining("in row %d at position %d ".formatted(at / columns, at % columns));
  }
}
