package io.introspect.trust;

import static io.introspect.trust.Measure.AUPR_ERROR;
import static io.introspect.trust.Measure.AUPR_SUCCESS;
import static io.introspect.trust.Measure.AURC;
import static io.introspect.trust.Measure.AUROC;
import static io.introspect.trust.Measure.EXCESS_AURC;
import static io.introspect.trust.Measure.FPR95;
import static io.introspect.trust.Measure.FPR95_ERROR;
import static io.introspect.trust.Rows.falling;
import static io.introspect.trust.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By hand: a wrong row is trusted more than one right row of three. */
class RankMeasuresTest {

  private static final Offset<Double> ROUNDING = within(1e-15);

  private static double ofExample(Measure measure) {
    return value(measure, "++-+-", falling(5));
  }

  @Test
  void aurocCountsPairsInOrder() {
    assertThat(ofExample(AUROC)).isEqualTo(5 / 6.0);
    assertThat(value(AUROC, "+-", 1, 1)).isEqualTo(0.5);
    assertThat(value(AUROC, "++--", 2, 1, 1, 0)).isEqualTo(3.5 / 4);
  }

  @Test
  void averagePrecisionTakesPrecisionAtEachPositive() {
    // Least trusted first: wrong, right, wrong.
    assertThat(ofExample(AUPR_ERROR)).isCloseTo((1 + 2 / 3.0) / 2, ROUNDING);
    assertThat(ofExample(AUPR_SUCCESS)).isCloseTo((1 + 1 + 3 / 4.0) / 3, ROUNDING);
  }

  @Test
  void averagePrecisionTakesTiedRowsTogether() {
    // At 2: one of one; at 1: three of four, two positives of three.
    assertThat(value(AUPR_SUCCESS, "+++-", 2, 1, 1, 1)).isCloseTo((1 + 2 * 3 / 4.0) / 3, ROUNDING);
  }

  @Test
  void fprStopsWhereEnoughPositivesAreIn() {
    assertThat(ofExample(FPR95)).isEqualTo(0.5);
    assertThat(ofExample(FPR95_ERROR)).isEqualTo(1 / 3.0);
  }

  @Test
  void fprLeavesOutTheLastOfTwentyPositives() {
    String nineteen = "+".repeat(19);

    assertThat(value(FPR95, nineteen + "-+", falling(21))).isZero();
    assertThat(value(FPR95, nineteen.substring(1) + "-+", falling(20))).isEqualTo(1);
  }

  @Test
  void aurcIsTheMeanRiskOverAllCoverages() {
    double best = (0 + 0 + 0 + 1 / 4.0 + 2 / 5.0) / 5;

    assertThat(ofExample(AURC)).isCloseTo((0 + 0 + 1 / 3.0 + 1 / 4.0 + 2 / 5.0) / 5, ROUNDING);
    assertThat(ofExample(EXCESS_AURC)).isCloseTo(1 / 3.0 / 5, ROUNDING);
    assertThat(value(AURC, "+++--", falling(5))).isCloseTo(best, ROUNDING);
    assertThat(value(EXCESS_AURC, "+++--", falling(5))).isCloseTo(0, ROUNDING);
  }

  @Test
  void aurcOfTiedRowsIsTheMeanOverTheirOrders() {
    double rightFirst = value(AURC, "+-+", falling(3));
    double wrongFirst = value(AURC, "-++", falling(3));

    assertThat(value(AURC, "+-+", 2, 2, 1)).isCloseTo((rightFirst + wrongFirst) / 2, ROUNDING);
  }

  @Test
  void withoutMistakesThereIsNothingToFind() {
    for (Measure undefined : new Measure[] {AUROC, AUPR_ERROR, FPR95, FPR95_ERROR}) {
      assertThat(value(undefined, "+++", 3, 2, 2)).isNaN();
    }
    assertThat(value(AUPR_SUCCESS, "+++", 3, 2, 2)).isEqualTo(1);
    assertThat(value(AURC, "+++", 3, 2, 2)).isZero();
    assertThat(value(EXCESS_AURC, "+++", 3, 2, 2)).isZero();
  }

  @Test
  void withMistakesAloneThereIsNothingToTrust() {
    for (Measure undefined : new Measure[] {AUROC, AUPR_SUCCESS, FPR95, FPR95_ERROR}) {
      assertThat(value(undefined, "---", 3, 2, 2)).isNaN();
    }
    assertThat(value(AUPR_ERROR, "---", 3, 2, 2)).isEqualTo(1);
    assertThat(value(AURC, "---", 3, 2, 2)).isEqualTo(1);
    assertThat(value(EXCESS_AURC, "---", 3, 2, 2)).isZero();
  }

  @Test
  void oneRowIsEnough() {
    assertThat(value(AURC, "+", 1)).isZero();
    assertThat(value(AURC, "-", 1)).isEqualTo(1);
    assertThat(value(AUROC, "-", 1)).isNaN();
  }

  @Test
  void infiniteScoresRankAsTheEnds() {
    assertThat(value(AUROC, "++-", Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY))
        .isEqualTo(1);
    assertThat(value(AUROC, "+-", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
        .isEqualTo(0.5);
  }

  @Test
  void zerosOfEitherSignAreTied() {
    assertThat(value(AUROC, "+-+-", 0.0, -0.0, -0.0, 0.0)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void measuresOfProbabilitiesAreUndefinedForWhatIsNone(Measure measure) {
    assertThat(Double.isNaN(ofExample(measure))).isEqualTo(measure.ofProbabilities());
  }
}
