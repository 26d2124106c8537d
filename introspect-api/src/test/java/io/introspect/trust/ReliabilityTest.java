package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  private static Reliability of(String signs, double... probabilities) {
    int[] once = new int[probabilities.length];
    Arrays.fill(once, 1);
    return new BinnedProbabilities(probabilities).reliability(Rows.outcomes(signs), once);
  }

  @Test
  void binsHoldMeanAndAccuracyOfTheirRows() {
    Reliability reliability = of("+-+", 0.95, 0.97, 0.5);

    assertThat(reliability.rows()).isEqualTo(3);
    assertThat(reliability.bins()).hasSize(2);
    assertThat(reliability.bins().get(0))
        .isEqualTo(new ReliabilityBin(7 / 15.0, 8 / 15.0, 1, 0.5, 1));
    ReliabilityBin last = reliability.bins().get(1);
    assertThat(last.from()).isEqualTo(14 / 15.0);
    assertThat(last.to()).isEqualTo(1);
    assertThat(last.rows()).isEqualTo(2);
    assertThat(last.meanProbability()).isCloseTo(0.96, within(1e-15));
    assertThat(last.accuracy()).isEqualTo(0.5);
    assertThat(last.gap()).isCloseTo(0.46, within(1e-15));
  }

  @Test
  void eceIsTheMeanGapOverRows() {
    assertThat(of("+-+", 0.95, 0.97, 0.5).ece()).isCloseTo((2 * 0.46 + 0.5) / 3, within(1e-15));
  }

  @Test
  void brierIsTheMeanSquaredDistance() {
    assertThat(of("+-", 0.75, 0.5).brier()).isEqualTo((0.0625 + 0.25) / 2);
  }

  @Test
  void edgesBelongToTheBinBelow() {
    for (int i = 1; i <= Reliability.BINS; i++) {
      double edge = (double) i / Reliability.BINS;
      assertThat(of("+", edge).bins().get(0).to()).isEqualTo(edge);
    }
    assertThat(of("+", 0).bins().get(0).from()).isZero();
    assertThat(of("+", Math.nextUp(0.2)).bins().get(0).from()).isEqualTo(0.2);
  }

  @Test
  void refusesBinsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReliabilityBin(0.5, 0.5, 1, 0.5, 1))
        .withMessage("expected edges from 0 to 1 in order, found 0.5 and 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReliabilityBin(0.4, 0.5, 0, 0.5, 1))
        .withMessage("expected at least one row, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReliabilityBin(0.4, 0.5, 1, 0.5, Double.NaN))
        .withMessageContaining("found 0.5 and NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> new Reliability(List.of(), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reliability(of("+", 1).bins(), 1.5))
        .withMessage("expected a Brier score from 0 to 1, found 1.5");
  }
}
