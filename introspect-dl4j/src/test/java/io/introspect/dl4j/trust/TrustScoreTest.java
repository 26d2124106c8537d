package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustScoreTest {

  private static final List<Evidence> TWO = List.of(Evidence.LOGIT, Evidence.HIDDEN_ERROR);

  @Test
  void aSingleKindIsTakenAsItIs() {
    TrustScore score = TrustScore.of(Evidence.MARGIN);

    assertThat(score.values(Map.of(Evidence.MARGIN, new double[] {3, -1}))).containsExactly(3, -1);
    assertThat(score.kinds()).containsExactly(Evidence.MARGIN);
    assertThat(score.name()).isEqualTo("margin");
  }

  @Test
  void severalKindsAreWeighedAndSummed() {
    TrustScore score = new TrustScore(TWO, 0.5, List.of(2.0, -1.0));
    Map<Evidence, double[]> columns =
        Map.of(Evidence.LOGIT, new double[] {1, 2}, Evidence.HIDDEN_ERROR, new double[] {10, 20});

    assertThat(score.values(columns)).containsExactly(-7.5, -15.5);
    assertThat(score.name()).isEqualTo("logit + hiddenError");
    assertThat(score.kinds()).containsExactly(Evidence.LOGIT, Evidence.HIDDEN_ERROR);
  }

  @Test
  void fittedItIsTheLogOddsOfBeingRight() {
    EvidenceTable table = new Simulated(20_000, 10_000, 3).with(Evidence.HIDDEN_ERROR, 0).table();
    TrustScore score = TrustScore.fit(TWO, table);

    // Of rows from N(1, 1) and N(−1, 1) the log odds are twice the place; the output adds nothing.
    assertThat(score.weights().get(1)).isCloseTo(2, within(0.1));
    assertThat(score.weights().get(0)).isCloseTo(0, within(0.1));
    assertThat(score.intercept()).isCloseTo(0, within(0.1));
  }

  @Test
  void shiftAndScaleOfTheEvidenceDoNotMatter() {
    EvidenceTable table = new Simulated(500, 100, 3).with(Evidence.HIDDEN_ERROR, 1).table();
    double[] logit = table.column(Evidence.LOGIT);
    double[] hidden = table.column(Evidence.HIDDEN_ERROR);
    for (int row = 0; row < 500; row++) {
      hidden[row] = 1e4 * hidden[row] - 1e6;
    }
    EvidenceTable other =
        new EvidenceTable(
            Map.of(Evidence.LOGIT, logit, Evidence.HIDDEN_ERROR, hidden),
            table.correct(),
            table.logErrors());

    assertThat(TrustScore.fit(TWO, other).values(other.columns()))
        .containsExactly(TrustScore.fit(TWO, table).values(table.columns()), within(1e-6));
  }

  @Test
  void evidenceThatIsAlwaysTheSameHasNoSay() {
    EvidenceTable table = new Simulated(100, 30, 3).table();
    double[] constant = new double[100];
    Arrays.fill(constant, 0.1);
    EvidenceTable both =
        new EvidenceTable(
            Map.of(Evidence.LOGIT, table.column(Evidence.LOGIT), Evidence.HIDDEN_ERROR, constant),
            table.correct(),
            table.logErrors());
    TrustScore score = TrustScore.fit(TWO, both);

    assertThat(score.weights().get(0)).isPositive();
    assertThat(score.weights().get(1)).isCloseTo(0, within(1e-6));
  }

  @Test
  void refusesAWeightTooFewOrTooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustScore(TWO, 0, List.of(1.0)))
        .withMessageContaining("weight for each");
    assertThatIllegalArgumentException().isThrownBy(() -> new TrustScore(List.of(), 0, List.of()));
  }
}
