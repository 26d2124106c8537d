package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class RunningStandardizerTest {

  /** Where the standardization puts −1, 0 and 1: enough to tell its mean and deviation. */
  private static void assertStandardizes(Standardizer seen, double mean, double deviation) {
    assertThat(seen.apply(Samples.matrix(1, -1, 0, 1)).toDoubleVector())
        .containsExactly(
            new double[] {(-1 - mean) / deviation, -mean / deviation, (1 - mean) / deviation},
            within(1e-4));
  }

  @Test
  void firstMinibatchCountsInFull() {
    assertStandardizes(new RunningStandardizer(1).follow(Samples.matrix(1, 2, 6)), 4, 2);
  }

  @Test
  void firstMinibatchesAreAveragedPlainly() {
    RunningStandardizer running = new RunningStandardizer(1);

    running.follow(Samples.matrix(1, 0, 2));
    running.follow(Samples.matrix(1, 4, 6));
    Standardizer seen = running.follow(Samples.matrix(1, -1, 1, -1, 1));

    // Each minibatch weighs the same: means 1, 5, 0 about their mean 2, variances 1, 1, 1.
    assertStandardizes(seen, 2, Math.sqrt((1 + 9 + 4) / 3.0 + 1));
  }

  @Test
  void manyMinibatchesOfOneDistributionGiveItsMoments() {
    RunningStandardizer running = new RunningStandardizer(1);
    for (int i = 0; i < 100; i++) {
      running.follow(Samples.matrix(1, Samples.normal(50, 3, i)));
    }

    INDArray seen = running.now().apply(Samples.matrix(1, 3, 4));
    assertThat(seen.toDoubleVector()).containsExactly(new double[] {0, 1}, within(0.05));
  }

  @Test
  void forgetsWhatLiesFarBack() {
    RunningStandardizer running = new RunningStandardizer(1);
    for (int i = 0; i < 200; i++) {
      running.follow(Samples.matrix(1, -1, 1));
    }
    for (int i = 0; i < 1500; i++) {
      running.follow(Samples.matrix(1, 90, 110));
    }

    INDArray seen = running.now().apply(Samples.matrix(1, 100, 110));
    assertThat(seen.toDoubleVector()).containsExactly(new double[] {0, 1}, within(0.01));
  }

  @Test
  void doesNotJumpAtASingleOddMinibatch() {
    RunningStandardizer running = new RunningStandardizer(1);
    for (int i = 0; i < 500; i++) {
      running.follow(Samples.matrix(1, -1, 1));
    }

    running.follow(Samples.matrix(1, 9, 11));

    // A hundredth of the new mean: 0.1.
    assertThat(running.now().invert(Samples.matrix(1, 0)).getDouble(0))
        .isCloseTo(0.1, within(1e-4));
  }

  @Test
  void minibatchStaysAsItIs() {
    INDArray minibatch = Samples.matrix(2, 1, 2, 3, 5);

    new RunningStandardizer(2).follow(minibatch);

    assertThat(minibatch.wasClosed()).isFalse();
    assertThat(minibatch).isEqualTo(Samples.matrix(2, 1, 2, 3, 5));
  }

  @Test
  void aConstantFirstMinibatchIsOnlyShifted() {
    INDArray constant = Samples.matrix(1, 2, 2);
    Standardizer standardizer = new RunningStandardizer(1).follow(constant);
    assertThat(standardizer.apply(constant).toFloatVector()).containsExactly(0, 0);
  }
}
