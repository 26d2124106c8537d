package io.introspect.assertj;

import static io.introspect.assertj.Failure.messageOf;
import static io.introspect.assertj.IntrospectionAssertions.assertThat;
import static io.introspect.assertj.Samples.better;
import static io.introspect.assertj.Samples.calibrated;
import static io.introspect.assertj.Samples.equallyGood;
import static io.introspect.assertj.Samples.worse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditAssertTest {

  @Test
  void whatIsMetPassesInOneChain() {
    assertThat(better())
        .hasAurocAtLeast(1)
        .hasAtLeast(Measure.AUPR_SUCCESS, 0.99)
        .hasAtMost(Measure.FPR95, 0)
        .isNoWorseThanMaximumOutput()
        .isBetterThanMaximumOutput(Measure.AUROC)
        .isBetterThanMaximumOutput(Measure.FPR95);
    assertThat(calibrated(true)).hasEceAtMost(0.25).isBetterThanMaximumOutput(Measure.ECE);
    assertThat(equallyGood()).isNoWorseThanMaximumOutput();
  }

  @Test
  void tooSmallAMeasureFails() {
    messageOf(() -> assertThat(worse()).hasAurocAtLeast(0.95))
        .isEqualTo(
            """

            Expecting the audit of 10 rows with 5 mistakes (95 % intervals)
              AUROC, the larger the better
                confidence       0.50000  [0.50000, 0.50000]
                maximum output   1.00000  [1.00000, 1.00000]
                gain            -0.50000  [-0.50000, -0.50000]
              note: the classifier has learned from these rows
            to have, in AUROC, at least
              0.95
            but found
              0.5""");
  }

  @Test
  void tooLargeAMeasureFails() {
    messageOf(() -> assertThat(calibrated(true)).hasEceAtMost(0.01))
        .isEqualTo(
            """

            Expecting the audit of 2 rows with 0 mistakes (95 % intervals)
              ECE, the smaller the better
                confidence       0.25000  [0.25000, 0.25000]
                maximum output   0.50000  [0.50000, 0.50000]
                gain            -0.25000  [-0.25000, -0.25000]
            to have, in ECE, at most
              0.01
            but found
              0.25""");
  }

  @Test
  void aMeasureThatIsUndefinedFailsAndSaysWhy() {
    messageOf(() -> assertThat(calibrated(true)).hasAurocAtLeast(0))
        .isEqualTo(
            """

            Expecting the audit of 2 rows with 0 mistakes (95 % intervals)
              AUROC, the larger the better
                confidence       undefined
                maximum output   undefined
                gain             undefined
            to have, in AUROC, at least
              0.0
            but found
              none: it is undefined if all rows are right""");
    messageOf(() -> assertThat(calibrated(false)).hasAtMost(Measure.FPR95, 1))
        .endsWith("none: it is undefined if all rows are wrong");
    messageOf(() -> assertThat(better()).hasEceAtMost(1))
        .endsWith("none: it takes probabilities for confidence");
  }

  @ParameterizedTest
  @EnumSource
  void eachMeasureIsAskedForInItsBetterDirectionOnly(Measure measure) {
    if (measure.largerIsBetter()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(better()).hasAtMost(measure, 0.5))
          .withMessage(
              "expected a measure of which smaller is better, found %s: ask for hasAtLeast",
              measure.label());
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(better()).hasAtLeast(measure, 0.5))
          .withMessage(
              "expected a measure of which larger is better, found %s: ask for hasAtMost",
              measure.label());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.01, 1.01, 95})
  void aShareOutOfRangeIsRefused(double share) {
    String message = "expected a share from 0 to 1, not in percent, found " + share;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(better()).hasAurocAtLeast(share))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(better()).hasEceAtMost(share))
        .withMessage(message);
  }

  @Test
  void noMeasureIsRefused() {
    AuditAssert audit = assertThat(better());
    List.<Runnable>of(
            () -> audit.hasAtLeast(null, 0.5),
            () -> audit.hasAtMost(null, 0.5),
            () -> audit.isBetterThanMaximumOutput(null))
        .forEach(
            assertion ->
                assertThatIllegalArgumentException()
                    .isThrownBy(assertion::run)
                    .withMessage("expected a measure, found null"));
  }

  @Test
  void aConfidenceThatIsWorseFailsAndSaysWhere() {
    messageOf(() -> assertThat(worse()).isNoWorseThanMaximumOutput())
        .startsWith(
            """

            Expecting the audit of 10 rows with 5 mistakes (95 % intervals)
              AUROC, the larger the better
                confidence       0.50000  [0.50000, 0.50000]
                maximum output   1.00000  [1.00000, 1.00000]
                gain            -0.50000  [-0.50000, -0.50000]
              AUPR-error, the larger the better
            """)
        .contains("  FPR95, the smaller the better")
        .doesNotContain("ECE")
        .endsWith(
            """
              note: the classifier has learned from these rows
            to show the confidence no worse than the maximum output
            but found
              it worse by more than chance in AUROC, AUPR-error, AUPR-success, FPR95, FPR95-error, \
            AURC, E-AURC""");
  }

  @Test
  void aGainThatChanceMayExplainIsNotBetter() {
    messageOf(() -> assertThat(equallyGood()).isBetterThanMaximumOutput(Measure.AUROC))
        .isEqualTo(
            """

            Expecting the audit of 10 rows with 5 mistakes (95 % intervals)
              AUROC, the larger the better
                confidence       1.00000  [1.00000, 1.00000]
                maximum output   1.00000  [1.00000, 1.00000]
                gain            +0.00000  [+0.00000, +0.00000]
            to show the confidence better than the maximum output, in AUROC, by more than chance
            but found
              an interval of the gain, from 0.0 to 0.0, that is not wholly above 0""");
    messageOf(() -> assertThat(worse()).isBetterThanMaximumOutput(Measure.FPR95))
        .endsWith("an interval of the gain, from 1.0 to 1.0, that is not wholly below 0");
  }

  @Test
  void aGainThatIsUndefinedFailsAndSaysWhy() {
    messageOf(() -> assertThat(calibrated(true)).isBetterThanMaximumOutput(Measure.AUROC))
        .endsWith("none: it is undefined if all rows are right");
    Audit baselineWithoutProbabilities =
        Audit.of(true)
            .score(Audit.CONFIDENCE, new double[] {2}, new double[] {0.75})
            .score(Audit.MAXIMUM_OUTPUT, 0.5)
            .build();
    messageOf(
            () -> assertThat(baselineWithoutProbabilities).isBetterThanMaximumOutput(Measure.BRIER))
        .endsWith("none: it takes probabilities for maximumOutput");
    messageOf(() -> assertThat(better()).isBetterThanMaximumOutput(Measure.ECE))
        .endsWith("none: it takes probabilities for confidence and maximumOutput");
  }

  @Test
  void aGainWithoutIntervalIsNotBetter() {
    Audit drawnOneSided =
        LongStream.range(0, 100)
            .mapToObj(AuditAssertTest::ofOneResample)
            .filter(audit -> !audit.confidence().gainInterval(Measure.AUROC).isDefined())
            .findFirst()
            .orElseThrow();
    messageOf(() -> assertThat(drawnOneSided).isBetterThanMaximumOutput(Measure.AUROC))
        .endsWith("no interval of the gain, as no resample of these rows leaves it defined");
  }

  private static Audit ofOneResample(long seed) {
    return Audit.of(true, false)
        .score(Audit.CONFIDENCE, 2, 1)
        .score(Audit.MAXIMUM_OUTPUT, 1, 1)
        .resamples(1)
        .seed(seed)
        .build();
  }

  @Test
  void nullFailsEveryAssertion() {
    AuditAssert nothing = assertThat((Audit) null);
    List.<Runnable>of(
            () -> nothing.hasAurocAtLeast(0),
            () -> nothing.hasEceAtMost(1),
            nothing::isNoWorseThanMaximumOutput,
            () -> nothing.isBetterThanMaximumOutput(Measure.AUROC))
        .forEach(assertion -> messageOf(assertion::run).contains("actual not to be null"));
  }

  @Test
  void aDescriptionStandsBeforeTheMessageAndAMessageOfOnesOwnReplacesIt() {
    messageOf(() -> assertThat(worse()).as("Net1").hasAurocAtLeast(0.95))
        .startsWith("[Net1] ")
        .contains("to have, in AUROC, at least");
    messageOf(() -> assertThat(worse()).withFailMessage("a poor net").isNoWorseThanMaximumOutput())
        .isEqualTo("a poor net");
  }

  @Test
  void numbersOfTheAuditAreAssertedOnByAssertjItself() {
    assertThat(better()).returns(5, Audit::mistakes);
    assertThat(better().accuracy()).isEqualTo(0.5);
  }
}
