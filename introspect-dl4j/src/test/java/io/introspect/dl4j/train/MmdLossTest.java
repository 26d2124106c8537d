package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class MmdLossTest {

  private static final double WEIGHT = 10;
  private static final float STEP = 1 / 1024f;

  private final MmdLoss loss = new MmdLoss(WEIGHT);
  private final IActivation identity = new ActivationIdentity();
  private final INDArray latent = Samples.matrix(2, Samples.normalOnGrid(12, 1));
  private final INDArray prior = Samples.matrix(2, Samples.normalOnGrid(8, 2));

  @Test
  void averageScoreIsTheWeightedDiscrepancy() {
    assertThat(loss.computeScore(prior, latent, identity, null, true))
        .isCloseTo(
            WEIGHT
                * new MaximumMeanDiscrepancy(2)
                    .squared(Samples.normalOnGrid(12, 1), Samples.normalOnGrid(8, 2)),
            within(1e-12));
  }

  @Test
  void sumIsTheAverageTimesTheRows() {
    assertThat(loss.computeScore(prior, latent, identity, null, false))
        .isCloseTo(6 * loss.computeScore(prior, latent, identity, null, true), within(1e-12));
  }

  @Test
  void scoreArraySumsUpToTheScore() {
    INDArray scores = loss.computeScoreArray(prior, latent, identity, null);

    assertThat(scores.shape()).containsExactly(6, 1);
    assertThat(scores.sumNumber().doubleValue())
        .isCloseTo(loss.computeScore(prior, latent, identity, null, false), within(1e-5));
  }

  @Test
  void gradientIsThatOfTheSum() {
    INDArray gradient = loss.computeGradient(prior, latent, identity, null);

    assertThat(gradient.shape()).containsExactly(6, 2);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(gradient.getDouble(i, j)).isCloseTo(difference(i, j), within(1e-3));
      }
    }
    assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(1);
  }

  private double difference(int row, int column) {
    INDArray up = latent.dup();
    INDArray down = latent.dup();
    up.putScalar(row, column, up.getFloat(row, column) + STEP);
    down.putScalar(row, column, down.getFloat(row, column) - STEP);
    return (loss.computeScore(prior, up, identity, null, false)
            - loss.computeScore(prior, down, identity, null, false))
        / (2 * STEP);
  }

  @Test
  void gradientAndScoreTogetherAreThoseApart() {
    Pair<Double, INDArray> both = loss.computeGradientAndScore(prior, latent, identity, null, true);

    assertThat(both.getFirst()).isEqualTo(loss.computeScore(prior, latent, identity, null, true));
    assertThat(both.getSecond()).isEqualTo(loss.computeGradient(prior, latent, identity, null));
  }

  @Test
  void orderOfTheArraysInMemoryDoesNotMatter() {
    assertThat(loss.computeGradient(prior.dup('f'), latent.dup('f'), identity, null))
        .isEqualTo(loss.computeGradient(prior, latent, identity, null));
    assertThat(loss.computeScore(prior.dup('f'), latent.dup('f'), identity, null, true))
        .isEqualTo(loss.computeScore(prior, latent, identity, null, true));
  }

  @Test
  void argumentsStayAsTheyAre() {
    INDArray before = latent.dup();
    INDArray priorBefore = prior.dup();

    loss.computeGradientAndScore(prior, latent, identity, null, true);

    assertThat(latent).isEqualTo(before);
    assertThat(prior).isEqualTo(priorBefore);
  }

  @Test
  void gradientHasThePrecisionOfTheLatentPoints() {
    INDArray doubles = latent.castTo(DataType.DOUBLE);

    assertThat(loss.computeGradient(prior, doubles, identity, null).dataType())
        .isEqualTo(DataType.DOUBLE);
    assertThat(loss.computeGradient(prior, latent, identity, null).dataType())
        .isEqualTo(DataType.FLOAT);
  }

  @Test
  void namesItself() {
    assertThat(loss.name()).isEqualTo("maximumMeanDiscrepancy");
    assertThat(loss).hasToString("MmdLoss(weight=10.0)");
  }
}
