package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class HalfMeanSquaredErrorTest {

  private final HalfMeanSquaredError loss = new HalfMeanSquaredError();
  private final IActivation identity = new ActivationIdentity();
  private final INDArray output = Samples.matrix(3, 1, 2, 3, 0, 0, 0);
  private final INDArray labels = Samples.matrix(3, 1, 0, 0, 0, 3, 0);

  @Test
  void isTheValueWorkedOutByHand() {
    // Row 0: ½ · (0 + 4 + 9) / 3; row 1: ½ · (0 + 9 + 0) / 3.
    assertThat(loss.computeScore(labels, output, identity, null, false))
        .isCloseTo(13 / 6.0 + 9 / 6.0, within(1e-6));
    assertThat(loss.computeScore(labels, output, identity, null, true))
        .isCloseTo((13 / 6.0 + 9 / 6.0) / 2, within(1e-6));
    assertThat(loss.computeScoreArray(labels, output, identity, null).toDoubleVector())
        .containsExactly(new double[] {13 / 6.0, 9 / 6.0}, within(1e-6));
  }

  @Test
  void doesNotGrowWithTheNumberOfUnits() {
    INDArray wide = Samples.matrix(6, 1, 2, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0);
    INDArray wideLabels = Samples.matrix(6, 1, 0, 0, 1, 0, 0, 0, 3, 0, 0, 3, 0);

    assertThat(loss.computeScore(wideLabels, wide, identity, null, true))
        .isCloseTo(loss.computeScore(labels, output, identity, null, true), within(1e-6));
  }

  @Test
  void scoreArraySumsUpToTheScore() {
    assertThat(loss.computeScoreArray(labels, output, identity, null).sumNumber().doubleValue())
        .isCloseTo(loss.computeScore(labels, output, identity, null, false), within(1e-6));
  }

  @Test
  void gradientIsThatOfTheSum() {
    INDArray exact = output.castTo(DataType.DOUBLE);
    INDArray target = labels.castTo(DataType.DOUBLE);
    INDArray gradient = loss.computeGradient(target, exact, identity, null);

    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        INDArray up = exact.dup();
        INDArray down = exact.dup();
        up.putScalar(i, j, up.getDouble(i, j) + 1e-4);
        down.putScalar(i, j, down.getDouble(i, j) - 1e-4);
        double difference =
            (loss.computeScore(target, up, identity, null, false)
                    - loss.computeScore(target, down, identity, null, false))
                / 2e-4;
        assertThat(gradient.getDouble(i, j)).isCloseTo(difference, within(1e-8));
      }
    }
    assertThat(gradient.getDouble(0, 2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void gradientAndScoreTogetherAreThoseApart() {
    Pair<Double, INDArray> both =
        loss.computeGradientAndScore(labels, output, identity, null, true);

    assertThat(both.getFirst()).isEqualTo(loss.computeScore(labels, output, identity, null, true));
    assertThat(both.getSecond()).isEqualTo(loss.computeGradient(labels, output, identity, null));
  }

  @Test
  void perfectOutputCostsNothing() {
    assertThat(loss.computeScore(labels, labels.dup(), identity, null, true)).isZero();
  }

  @Test
  void argumentsStayAsTheyAre() {
    loss.computeGradientAndScore(labels, output, identity, null, true);
    loss.computeScoreArray(labels, output, identity, null);

    assertThat(output).isEqualTo(Samples.matrix(3, 1, 2, 3, 0, 0, 0));
    assertThat(labels).isEqualTo(Samples.matrix(3, 1, 0, 0, 0, 3, 0));
  }

  @Test
  void namesItself() {
    assertThat(loss.name()).isEqualTo("halfMeanSquaredError");
    assertThat(loss).hasToString("HalfMeanSquaredError()");
  }
}
