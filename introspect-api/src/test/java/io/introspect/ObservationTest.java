package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ObservationTest {

  private static INDArray zeros(long... shape) {
    return Nd4j.zeros(DataType.FLOAT, shape);
  }

  @Test
  void holdsTheVeryArraysItWasGiven() {
    INDArray output = zeros(2, 3);
    INDArray activations = zeros(2, 5);

    try (Observation seen = new Observation(output, activations)) {
      assertThat(seen.output()).isSameAs(output);
      assertThat(seen.activations()).isSameAs(activations);
    }
  }

  @Test
  void refusesArraysOverDifferentRowsAndNamesBothShapes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Observation(zeros(2, 3), zeros(4, 5)))
        .withMessage("expected output [n, K] and activations [n, p], found [2, 3] and [4, 5]");
  }

  @Test
  void refusesAnOutputThatIsNoMatrix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Observation(zeros(2, 3, 1), zeros(2, 5)))
        .withMessageContaining("found [2, 3, 1] and [2, 5]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Observation(zeros(2), zeros(2, 5)))
        .withMessageContaining("found [2] and [2, 5]");
  }

  @Test
  void refusesActivationsThatAreNoMatrix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Observation(zeros(2, 3), zeros(2, 5, 1, 1)))
        .withMessageContaining("found [2, 3] and [2, 5, 1, 1]");
  }

  @Test
  void refusesToBeWithoutAnArray() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> new Observation(null, zeros(2, 5)))
        .withMessageContaining("output");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> new Observation(zeros(2, 3), null))
        .withMessageContaining("activations");
  }

  @Test
  void closingFreesBothArraysAndMayBeDoneTwice() {
    INDArray output = zeros(2, 3);
    INDArray activations = zeros(2, 5);
    Observation seen = new Observation(output, activations);

    seen.close();
    seen.close();

    assertThat(output.wasClosed()).isTrue();
    assertThat(activations.wasClosed()).isTrue();
  }

  @Test
  void closingLeavesTheArrayBehindAViewAlone() {
    INDArray all = Nd4j.ones(DataType.FLOAT, 4, 3);
    INDArray view = all.getRows(0, 1);
    INDArray rows = all.tensorAlongDimension(0, 0, 1);

    new Observation(view, rows.reshape(4, 3).getRows(2, 3)).close();

    assertThat(all.wasClosed()).isFalse();
    assertThat(all.sumNumber().doubleValue()).isEqualTo(12);
  }
}
