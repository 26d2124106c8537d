package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneHotLabelsTest {

  @Test
  void readsTheClassOfEachRow() {
    assertThat(OneHotLabels.classes(Samples.matrix(3, 0, 1, 0, 1, 0, 0, 0, 0, 1), 3, 0))
        .containsExactly(1, 0, 2);
  }

  @Test
  void precisionAndOrderInMemoryDoNotMatter() {
    INDArray labels = Samples.matrix(3, 0, 1, 0, 1, 0, 0);

    assertThat(OneHotLabels.classes(labels.castTo(DataType.DOUBLE), 3, 0)).containsExactly(1, 0);
    assertThat(OneHotLabels.classes(Nd4j.createFromArray(new int[][] {{0, 1, 0}, {1, 0, 0}}), 3, 0))
        .containsExactly(1, 0);
    assertThat(OneHotLabels.classes(labels.dup('f'), 3, 0)).containsExactly(1, 0);
    assertThat(OneHotLabels.classes(labels.getRow(1, true), 3, 0)).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 0",
    "0.5, 0.5, 0",
    "1, 0.1, 0",
    "2, 0, 0",
    "0, -1, 0",
    "NaN, 1, 0",
    "1, 0, NaN",
    "0.9, 0.05, 0.05",
    "1, 0, -1"
  })
  void refusesWhatIsNotASingleOneAndNamesTheRow(float a, float b, float c) {
    INDArray labels = Samples.matrix(3, 1, 0, 0, a, b, c);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(labels, 3, 5000))
        .withMessage(
            "expected a one-hot label, a single 1 among 0s, found [%s, %s, %s] in row 5001"
                .formatted(a, b, c));
  }

  @Test
  void refusesAnotherNumberOfClassesAndSaysBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(Samples.matrix(3, 0, 1, 0), 10, 0))
        .withMessageContainingAll("shape [n, 10]", "the classifier has 10 classes", "[1, 3]");
  }

  @Test
  void refusesClassNumbersInTheirPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(Samples.matrix(1, 0, 1, 2), 3, 0))
        .withMessageContainingAll("one-hot", "[3, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(Nd4j.zeros(DataType.FLOAT, 3), 3, 0))
        .withMessageContainingAll("one-hot", "found [3]");
  }

  @Test
  void aColumnOfZerosAndOnesTellsTwoClassesApart() {
    INDArray labels = Samples.matrix(1, 0, 1, 1, 0);

    assertThat(OneHotLabels.classes(labels, 2, 0)).containsExactly(0, 1, 1, 0);
    assertThat(OneHotLabels.classes(labels.castTo(DataType.INT32), 2, 0))
        .containsExactly(0, 1, 1, 0);
    assertThat(OneHotLabels.classes(Samples.matrix(2, 0, 1, 1, 0), 2, 0)).containsExactly(1, 0);
    assertThat(OneHotLabels.classes(Samples.matrix(1, 1), 2, 0)).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.5f, -1, 2, Float.NaN})
  void aColumnOfAnythingElseIsRefusedByItsRow(float label) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(Samples.matrix(1, 0, 1, label), 2, 5000))
        .withMessage("expected a label of 0 or 1, found %s in row 5002".formatted(label));
  }

  @Test
  void bothShapesAreNamedWhereBothWouldDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotLabels.classes(Samples.matrix(3, 0, 1, 0), 2, 0))
        .withMessageContainingAll("shape [n, 2] or 0s and 1s of shape [n, 1]", "found [1, 3]");
  }

  @Property(tries = 100, seed = "42")
  void findsWhicheverClassesThereAre(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> classes) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, classes.size(), 7);
    for (int row = 0; row < classes.size(); row++) {
      labels.putScalar(row, classes.get(row), 1.0);
    }

    assertThat(OneHotLabels.classes(labels, 7, 0))
        .containsExactly(classes.stream().mapToInt(Integer::intValue).toArray());
  }
}
