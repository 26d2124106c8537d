package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RocCurveTest {

  private static double[] scores(double... scores) {
    return scores;
  }

  @Test
  void theAreaIsTheShareOfPairsInOrder() {
    // Of six pairs, 1 < 2, 1 < 3, 1 < 4 and 2.5 < 3, 2.5 < 4 are in order.
    RocCurve curve = RocCurve.of(scores(2.5, 1), scores(4, 2, 3));

    assertThat(curve.area()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(curve.unusualRows()).isEqualTo(2);
    assertThat(curve.usualRows()).isEqualTo(3);
  }

  @Test
  void theCurveLeadsFromTheStrictestThresholdToTheLoosest() {
    RocCurve curve = RocCurve.of(scores(2.5, 1), scores(4, 2, 3));

    assertThat(points(curve))
        .containsExactly(
            "0.00 0.00", "0.00 0.50", "0.33 0.50", "0.33 1.00", "0.67 1.00", "1.00 1.00");
  }

  private static String[] points(RocCurve curve) {
    return IntStream.range(0, curve.points())
        .mapToObj(
            i ->
                Words.decimal(curve.falseAlarmRate(i))
                    + " "
                    + Words.decimal(curve.detectionRate(i)))
        .toArray(String[]::new);
  }

  @Test
  void tiesCountByHalfAndAreOneStep() {
    RocCurve curve = RocCurve.of(scores(1, 1, -0.0), scores(1, 0.0));

    // Pairs: 1 = 1 twice, 0 < 1, 0 = 0; in the wrong order: 1 > 0 twice.
    assertThat(curve.area()).isCloseTo(2.5 / 6, within(1e-12));
    assertThat(points(curve)).containsExactly("0.00 0.00", "0.50 0.33", "1.00 1.00");
  }

  @Test
  void infiniteScoresAreTheLowestAndTheHighest() {
    assertThat(
            RocCurve.of(scores(Double.NEGATIVE_INFINITY, 0), scores(5, Double.POSITIVE_INFINITY))
                .area())
        .isEqualTo(1);
  }

  @Property(tries = 200, seed = "42")
  void theAreaByRanksIsThatUnderTheCurve(
      @ForAll @Size(min = 1, max = 40) int[] unusual,
      @ForAll @Size(min = 1, max = 40) int[] usual) {
    RocCurve curve = RocCurve.of(coarse(unusual), coarse(usual));

    double trapezoids = 0;
    for (int i = 1; i < curve.points(); i++) {
      trapezoids +=
          (curve.falseAlarmRate(i) - curve.falseAlarmRate(i - 1))
              * (curve.detectionRate(i) + curve.detectionRate(i - 1))
              / 2;
    }
    assertThat(curve.area()).isCloseTo(trapezoids, within(1e-9));
    assertThat(curve.area() + RocCurve.of(coarse(usual), coarse(unusual)).area())
        .isCloseTo(1, within(1e-9));
  }

  /** Few different values, so that there are ties. */
  private static double[] coarse(int... values) {
    return Arrays.stream(values).mapToDouble(value -> value % 7).toArray();
  }

  @Property(tries = 50, seed = "42")
  void whatIsWhollyApartHasTheAreaOne(@ForAll @IntRange(min = 1, max = 30) int rows) {
    double[] low = IntStream.range(0, rows).mapToDouble(i -> i - rows).toArray();
    double[] high = IntStream.range(0, rows).mapToDouble(i -> i).toArray();

    assertThat(RocCurve.of(low, high).area()).isEqualTo(1);
    assertThat(RocCurve.of(high, low).area()).isZero();
  }

  @Test
  void missingScoresAreRefused() {
    assertThatThrownBy(() -> RocCurve.of(scores(), scores(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one score of unusual rows, found none");
    assertThatThrownBy(() -> RocCurve.of(scores(1), scores()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one score of usual rows, found none");
    assertThatThrownBy(() -> RocCurve.of(scores(1), scores(1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("usual row 1: expected a score, found NaN");
  }
}
