package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final boolean[] CORRECT = Rows.everyWrong(2000, 10);

  private static AuditBuilder builder() {
    return Audit.of(CORRECT)
        .score(Audit.CONFIDENCE, Rows.scores(CORRECT, 2, 1))
        .score(Audit.MAXIMUM_OUTPUT, Rows.scores(CORRECT, 1, 2));
  }

  @Test
  void intervalHoldsTheMiddleOfTheValues() {
    double[] values = new double[201];
    Arrays.setAll(values, i -> 200 - i);

    assertThat(Bootstrap.interval(values)).isEqualTo(new Interval(5, 195));
    assertThat(Bootstrap.interval(7)).isEqualTo(new Interval(7, 7));
  }

  @Test
  void intervalLeavesOutWhatIsUndefined() {
    assertThat(Bootstrap.interval(1, Double.NaN, 1)).isEqualTo(new Interval(1, 1));
    assertThat(Bootstrap.interval(Double.NaN).isDefined()).isFalse();
    assertThat(Bootstrap.interval().isDefined()).isFalse();
  }

  @Test
  void intervalOfAMeanIsAsWideAsItsStandardErrorSays() {
    double[] probabilities = new double[CORRECT.length];
    Arrays.fill(probabilities, 1);
    AuditedScore score =
        Audit.of(CORRECT)
            .score(Audit.CONFIDENCE, probabilities, probabilities)
            .score(Audit.MAXIMUM_OUTPUT, probabilities)
            .build()
            .confidence();
    // Always sure, so that the Brier score is the share of wrong rows.
    double twoSided = 1.96 * Math.sqrt(0.1 * 0.9 / CORRECT.length);

    assertThat(score.value(Measure.BRIER)).isCloseTo(0.1, within(1e-12));
    assertThat(score.interval(Measure.BRIER).lower()).isCloseTo(0.1 - twoSided, within(0.002));
    assertThat(score.interval(Measure.BRIER).upper()).isCloseTo(0.1 + twoSided, within(0.002));
  }

  @Test
  void intervalsHoldTheValues() {
    AuditedScore score = builder().resamples(200).build().confidence();

    for (Measure measure : Measure.values()) {
      if (!measure.ofProbabilities()) {
        assertThat(score.interval(measure).contains(score.value(measure)))
            .as("%s", measure)
            .isTrue();
        assertThat(score.gainInterval(measure).contains(score.gain(measure)))
            .as("gain of %s", measure)
            .isTrue();
      }
    }
  }

  @Test
  void gainsArePaired() {
    double[] values = Rows.scores(CORRECT, 2, 1);
    double[] doubled = Arrays.stream(values).map(value -> 2 * value).toArray();
    Audit audit =
        Audit.of(CORRECT)
            .score(Audit.CONFIDENCE, values)
            .score(Audit.MAXIMUM_OUTPUT, doubled)
            .resamples(50)
            .build();

    assertThat(audit.confidence().interval(Measure.AUROC).upper())
        .isGreaterThan(audit.confidence().interval(Measure.AUROC).lower());
    assertThat(audit.confidence().gainInterval(Measure.AUROC)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void gainOfExcessAurcIsThatOfAurc() {
    AuditedScore score = builder().resamples(100).build().confidence();

    assertThat(score.gain(Measure.EXCESS_AURC)).isCloseTo(score.gain(Measure.AURC), within(1e-12));
    assertThat(score.gainInterval(Measure.EXCESS_AURC).lower())
        .isCloseTo(score.gainInterval(Measure.AURC).lower(), within(1e-12));
  }

  @Test
  void sameSeedGivesTheSameIntervals() {
    Interval once = builder().resamples(50).build().confidence().interval(Measure.AURC);

    assertThat(builder().resamples(50).build().confidence().interval(Measure.AURC)).isEqualTo(once);
    assertThat(builder().resamples(50).seed(7).build().confidence().interval(Measure.AURC))
        .isNotEqualTo(once);
  }

  @Test
  void resamplesWithoutMistakesAreLeftOut() {
    // One mistake of four rows: a third of the resamples have none.
    Audit audit =
        Audit.of(Rows.outcomes("+++-"))
            .score(Audit.CONFIDENCE, Rows.falling(4))
            .score(Audit.MAXIMUM_OUTPUT, Rows.falling(4))
            .build();

    assertThat(audit.confidence().interval(Measure.AUROC)).isEqualTo(new Interval(1, 1));
  }
}
