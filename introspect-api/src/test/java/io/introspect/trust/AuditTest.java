package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static final boolean[] CORRECT = Rows.outcomes("++-+-");
  private static final double[] GOOD = {5, 4, 1, 3, 2};
  private static final double[] PLAIN = {0.9, 0.8, 0.7, 0.6, 0.5};

  private static Audit audit() {
    return Audit.of(CORRECT)
        .score("entropy", 1, 1, 1, 1, 1)
        .score(Audit.MAXIMUM_OUTPUT, PLAIN, PLAIN)
        .score(Audit.CONFIDENCE, GOOD, PLAIN)
        .note("The classifier has learned from these rows.")
        .resamples(20)
        .build();
  }

  @Test
  void countsRowsAndMistakes() {
    assertThat(audit().rows()).isEqualTo(5);
    assertThat(audit().mistakes()).isEqualTo(2);
    assertThat(audit().accuracy()).isEqualTo(0.6);
    assertThat(audit().notes()).containsExactly("The classifier has learned from these rows.");
    assertThat(audit())
        .hasToString("audit of 5 rows, 2 mistakes, scores [entropy, maximumOutput, confidence]");
  }

  @Test
  void scoresComeInTheOrderGivenAndByName() {
    assertThat(audit().scores())
        .extracting(AuditedScore::name)
        .containsExactly("entropy", Audit.MAXIMUM_OUTPUT, Audit.CONFIDENCE);
    assertThat(audit().confidence().value(Measure.AUROC)).isEqualTo(1);
    assertThat(audit().maximumOutput().value(Measure.AUROC)).isEqualTo(5 / 6.0);
    assertThat(audit().score("entropy").value(Measure.AUROC)).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit().score("margin"))
        .withMessage("expected one of [entropy, maximumOutput, confidence], found \"margin\"");
  }

  @Test
  void listsCannotBeChanged() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> audit().scores().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> audit().notes().clear());
  }

  @Test
  void changesToWhatWasGivenDoNotReachIt() {
    boolean[] correct = CORRECT.clone();
    double[] values = GOOD.clone();
    double[] probabilities = PLAIN.clone();
    AuditBuilder builder =
        Audit.of(correct)
            .score(Audit.CONFIDENCE, values, probabilities)
            .score(Audit.MAXIMUM_OUTPUT, PLAIN, PLAIN)
            .resamples(1);
    correct[0] = false;
    values[0] = -1;
    probabilities[0] = 0;

    for (Measure measure : Measure.values()) {
      assertThat(builder.build().confidence().value(measure))
          .isEqualTo(audit().confidence().value(measure));
    }
  }

  @Test
  void gainIsTheDistanceToTheMaximumOutput() {
    AuditedScore confidence = audit().confidence();

    assertThat(confidence.gain(Measure.AUROC)).isCloseTo(1 / 6.0, within(1e-15));
    assertThat(confidence.gain(Measure.FPR95)).isEqualTo(-0.5);
    assertThat(confidence.gain(Measure.BRIER)).isZero();
    assertThat(audit().maximumOutput().gain(Measure.AURC)).isZero();
    assertThat(audit().maximumOutput().gainInterval(Measure.AURC)).isEqualTo(new Interval(0, 0));
    assertThat(audit().score("entropy").gain(Measure.ECE)).isNaN();
    assertThat(audit().score("entropy").gainInterval(Measure.ECE).isDefined()).isFalse();
  }

  @Test
  void probabilitiesAreThereWhereTheyWereGiven() {
    assertThat(audit().confidence().hasProbability()).isTrue();
    assertThat(audit().confidence().reliability().brier())
        .isEqualTo(audit().confidence().value(Measure.BRIER))
        .isCloseTo((0.01 + 0.04 + 0.49 + 0.16 + 0.25) / 5, within(1e-15));
    assertThat(audit().score("entropy").hasProbability()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> audit().score("entropy").reliability())
        .withMessage(
            "expected a score with probabilities, found \"entropy\", which was given without");
  }

  private static Audit compared(double apart, double baselineApart) {
    boolean[] correct = Rows.everyWrong(1000, 5);
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, Rows.scores(correct, apart, 1))
        .score(Audit.MAXIMUM_OUTPUT, Rows.scores(correct, baselineApart, 2))
        .resamples(200)
        .build();
  }

  @Test
  void isNoWorseUnlessAMeasureIsWorseByMoreThanChance() {
    assertThat(compared(2, 1).isNoWorseThanMaximumOutput()).isTrue();
    assertThat(compared(1.5, 1.5).isNoWorseThanMaximumOutput()).isTrue();
    assertThat(compared(1, 2).isNoWorseThanMaximumOutput()).isFalse();
  }

  @Test
  void tellsBetterFromWorseWhicheverWayTheMeasureGoes() {
    for (Measure measure : new Measure[] {Measure.AUROC, Measure.FPR95, Measure.AURC}) {
      assertThat(compared(2, 1).confidence().isBetterThanMaximumOutput(measure)).isTrue();
      assertThat(compared(2, 1).confidence().isWorseThanMaximumOutput(measure)).isFalse();
      assertThat(compared(1, 2).confidence().isBetterThanMaximumOutput(measure)).isFalse();
      assertThat(compared(1, 2).confidence().isWorseThanMaximumOutput(measure)).isTrue();
    }
    assertThat(compared(2, 1).confidence().isBetterThanMaximumOutput(Measure.ECE)).isFalse();
    assertThat(compared(1, 2).confidence().isWorseThanMaximumOutput(Measure.ECE)).isFalse();
  }

  @Test
  void curveHasAPointForEachDistinctScore() {
    assertThat(Rows.audit(Rows.outcomes("++-+"), 3, 2, 2, 1).confidence().riskCoverage().points())
        .containsExactly(
            new RiskCoverage.Point(3, 0.25, 0),
            new RiskCoverage.Point(2, 0.75, 1 / 3.0),
            new RiskCoverage.Point(1, 1, 0.25));
  }

  @Test
  void survivesJavaSerialization() {
    Audit copy = Serialized.copy(audit());

    assertThat(copy.json()).isEqualTo(audit().json());
    assertThat(copy.confidence().riskCoverage()).isEqualTo(audit().confidence().riskCoverage());
    assertThat(copy.confidence().reliability()).isEqualTo(audit().confidence().reliability());
  }

  @Test
  void scoreReadsAsItsAuroc() {
    assertThat(audit().score("entropy")).hasToString("entropy: AUROC 0.5000 [0.5000, 0.5000]");
  }
}
