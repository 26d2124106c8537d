package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Introspection;
import io.introspect.Serialized;
import io.introspect.analysis.ClassRegions;
import io.introspect.analysis.Density;
import io.introspect.analysis.LatentGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a line: class 0 at 0 and 1, class 1 at 2, class 2 at 3, nobody at 4. */
class BorderReportTest {

  private static final LatentGrid GRID = new LatentGrid(1, 0, 1, 5);
  private static final ClassRegions REGIONS =
      ClassRegions.of(
          List.of(density(1, 1, 0, 0, 0), density(0, 0, 1, 0, 0), density(0, 0, 0, 1, 0)));

  private static Density density(double... values) {
    return new Density(GRID, values, new double[1], 10);
  }

  private static final BorderReport REPORT =
      BorderReport.of(
          List.of(
              Seen.of(0, -4, 0),
              Seen.of(0, -3, 1),
              Seen.of(0, -1, 2),
              Seen.of(1, -2, 2),
              Seen.of(2, -1, 4),
              Seen.of(2, -5, 3)),
          REGIONS);

  @Test
  void homeIsTheClassPredictedAtTheStart() {
    assertThat(REPORT.home()).isZero();
  }

  @Test
  void departsWhereThePathIsFirstOutsideItsHomesRegion() {
    assertThat(REPORT.departure()).hasValue(2);
  }

  @Test
  void pathMayBeginOutsideItsHomesRegionOrNeverLeaveIt() {
    BorderReport outside = BorderReport.of(List.of(Seen.of(1, 0, 0), Seen.of(1, 0, 2)), REGIONS);
    assertThat(outside.beginsOutside()).isTrue();
    assertThat(BorderReport.of(List.of(Seen.of(0, 0, 4)), REGIONS).beginsOutside()).isTrue();
    assertThat(REPORT.beginsOutside()).isFalse();
    assertThat(BorderReport.of(List.of(Seen.of(0, 0, 1), Seen.of(2, 0, 0)), REGIONS).departure())
        .isEmpty();
  }

  @Test
  void reportsEveryBorderThatIsCrossed() {
    assertThat(REPORT.crossings())
        .containsExactly(
            new BorderCrossing(2, 0, 1),
            new BorderCrossing(4, 1, BorderCrossing.NOWHERE),
            new BorderCrossing(5, BorderCrossing.NOWHERE, 2));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> REPORT.crossings().clear());
  }

  @Test
  void pathWithinOneRegionCrossesNoBorder() {
    assertThat(BorderReport.of(List.of(Seen.of(0, 0, 0)), REGIONS).crossings()).isEmpty();
    assertThat(BorderReport.of(List.of(Seen.of(1, 0, 0), Seen.of(2, 0, 1)), REGIONS).crossings())
        .isEmpty();
  }

  @Test
  void peakIsTheFirstOfTheLargestExpectedErrors() {
    assertThat(REPORT.peakStep()).isEqualTo(2);
    assertThat(REPORT.peakLog10Error()).isEqualTo(-1);
  }

  @Test
  void alarmIsRaisedAboveTheLimit() {
    assertThat(REPORT.exceeds(-1.5)).isTrue();
    assertThat(REPORT.exceeds(-1)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> REPORT.exceeds(Double.NaN))
        .withMessage("expected a limit in decades, found NaN");
  }

  @Test
  void readsAsASentence() {
    assertThat(REPORT)
        .hasToString(
            "from class 0, leaving its region at step 2, 3 borders crossed, largest log10 error"
                + " -1.0 at step 2");
    assertThat(BorderReport.of(List.of(Seen.of(0, -2, 0)), REGIONS))
        .hasToString(
            "from class 0, never leaving its region, 0 borders crossed, largest log10 error"
                + " -2.0 at step 0");
  }

  @Test
  void refusesPathsThatDoNotFitTheMap() {
    Introspection twoClasses = new Introspection(new float[2], new float[1], 0, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BorderReport.of(List.of(), REGIONS))
        .withMessage("expected a path of at least one step, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BorderReport.of(List.of(Seen.of(0, 0, 0), Seen.of(0, 0, 0, 0)), REGIONS))
        .withMessageContainingAll("step 1", "1 dimensions and 3 classes", "found 2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BorderReport.of(List.of(twoClasses), REGIONS))
        .withMessageContainingAll("step 0", "found 1 and 2");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 0, 0", "1, -1, -1", "1, -2, 0", "1, 0, -2"})
  void refusesWhatIsNoCrossing(int step, int from, int to) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BorderCrossing(step, from, to))
        .withMessageEndingWith("found step %d from %d to %d".formatted(step, from, to));
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(REPORT)).usingRecursiveComparison().isEqualTo(REPORT);
  }
}
