package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Introspection;
import io.introspect.probe.Drift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftMonitorTest {

  private static final List<Introspection> REFERENCE = rows(400, 0, 1, 1);
  private static final DriftMonitor MONITOR = DriftMonitor.of(REFERENCE);

  private static Introspection at(float... place) {
    return new Introspection(new float[] {1, 0}, place, 0, 0);
  }

  /** Places from N(shift, spread²) in two dimensions. */
  private static List<Introspection> rows(int count, double shift, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                at(
                    (float) (shift + spread * random.nextGaussian()),
                    (float) (shift + spread * random.nextGaussian())))
        .toList();
  }

  private static long alarms(DriftMonitor monitor, int windows, double shift, double spread) {
    return IntStream.range(0, windows)
        .filter(i -> monitor.compare(rows(100, shift, spread, 1000 + i)).isAlarm())
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewUsualWindowsRaiseAnAlarmThoughTheReferenceIsKept(long seed) {
    DriftMonitor monitor = DriftMonitor.of(rows(400, 0, 1, seed)).withPermutations(99);

    assertThat(alarms(monitor, 200, 0, 1)).isLessThanOrEqualTo(10); // 5 %; 2 are expected
  }

  @Test
  void shareOfFalseAlarmsIsThatAskedFor() {
    // A new reference each time: 200 windows, of which 20 are expected, standard deviation 4.2.
    long alarms =
        IntStream.range(0, 200)
            .filter(
                i ->
                    DriftMonitor.of(rows(60, 0, 1, 7000 + i))
                        .withPermutations(99)
                        .compare(rows(40, 0, 1, 8000 + i))
                        .isAlarm(0.1))
            .count();

    assertThat(alarms).isBetween(5L, 35L);
  }

  /** Rows whose places are usual, and their typicality a power of a uniform number. */
  private static List<Introspection> rowsOfTypicality(int count, double power, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    return rows(count, 0, 1, seed).stream()
        .map(
            row ->
                new Introspection(
                    row.output(),
                    row.latent(),
                    0,
                    0,
                    OptionalDouble.of(Math.pow(1 - random.nextDouble(), power)),
                    Optional.empty()))
        .toList();
  }

  @Test
  void rowsThatLieWhereUsualOnesDoButAreLessTypicalRaiseAlarms() {
    DriftMonitor monitor = DriftMonitor.of(rowsOfTypicality(400, 1, 1)).withPermutations(199);

    assertThat(monitor.compare(rowsOfTypicality(100, 1, 2)).isAlarm()).isFalse();
    assertThat(monitor.compare(rowsOfTypicality(100, 3, 2)).isAlarm()).isTrue();
    assertThat(MONITOR.compare(rowsOfTypicality(100, 3, 2)).isAlarm())
        .as("a reference without typicality compares places alone")
        .isFalse();
  }

  @Test
  void ofAWindowThatIsTooLargeAPartIsCompared() {
    Drift drift = MONITOR.withMostRows(50).withPermutations(99).compare(rows(50_000, 0, 1, 3));
    assertThat(drift.windowRows()).isEqualTo(50);
    assertThat(drift.isAlarm()).isFalse();
  }

  @Test
  void refusesAWindowWithoutTheReferencesTypicality() {
    DriftMonitor monitor = DriftMonitor.of(rowsOfTypicality(40, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monitor.compare(rows(40, 0, 1, 2)))
        .withMessageContainingAll("typicality", "row 0 of the window");
  }

  @Test
  void shiftedOrWidenedWindowsRaiseAlarms() {
    DriftMonitor monitor = MONITOR.withPermutations(99);

    assertThat(alarms(monitor, 50, 0.5, 1)).isGreaterThanOrEqualTo(48);
    assertThat(alarms(monitor, 50, 0, 1.6)).isGreaterThanOrEqualTo(48);
  }

  @Test
  void reportsWhatWasCompared() {
    Drift drift = MONITOR.compare(rows(100, 3, 1, 5));

    assertThat(drift.squaredMmd()).isGreaterThan(0.2);
    assertThat(drift.pValue()).isEqualTo(0.001); // no division of 999 comes near
    assertThat(drift.permutations()).isEqualTo(999);
    assertThat(drift.referenceRows()).isEqualTo(400);
    assertThat(drift.windowRows()).isEqualTo(100);
    assertThat(drift.alpha()).isEqualTo(0.01);
    assertThat(drift.isAlarm()).isTrue();
    assertThat(MONITOR.withAlpha(0.3).compare(rows(100, 3, 1, 5)).alpha()).isEqualTo(0.3);
  }

  @Test
  void sameWindowGetsTheSameAnswer() {
    List<Introspection> window = rows(100, 0.1, 1, 5);
    Drift drift = MONITOR.compare(window);

    assertThat(MONITOR.compare(window)).isEqualTo(drift);
    assertThat(DriftMonitor.of(REFERENCE).compare(window)).isEqualTo(drift);
    assertThat(MONITOR.withSeed(1).compare(window).pValue()).isNotEqualTo(drift.pValue());
    assertThat(MONITOR.withSeed(1).compare(window).squaredMmd()).isEqualTo(drift.squaredMmd());
  }

  @Test
  void ofALargeReferenceOtherRowsAreDrawnForEachWindow() {
    DriftMonitor monitor = MONITOR.withMostRows(50);
    List<Introspection> window = rows(100, 0, 1, 5);
    List<Introspection> turned = new ArrayList<>(window);
    Collections.reverse(turned); // the same rows, so that only the reference's can differ

    Drift drift = monitor.compare(window);

    assertThat(drift.referenceRows()).isEqualTo(50);
    assertThat(monitor.compare(window)).isEqualTo(drift);
    assertThat(Math.abs(monitor.compare(turned).squaredMmd() - drift.squaredMmd()))
        .isGreaterThan(1e-4);
  }

  @Test
  void latentSpaceMayHaveAnyDimensions() {
    List<Introspection> line = IntStream.range(0, 40).mapToObj(i -> at(i)).toList();
    List<Introspection> beyond = IntStream.range(0, 20).mapToObj(i -> at(40 + i)).toList();

    assertThat(DriftMonitor.of(line).compare(line).pValue()).isEqualTo(1);
    assertThat(DriftMonitor.of(line).compare(beyond).isAlarm()).isTrue();
  }

  @Test
  void refusesTooFewRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.compare(REFERENCE.subList(0, 19)))
        .withMessage("expected at least 20 rows in the window, found 19");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.of(REFERENCE.subList(0, 19)))
        .withMessage("expected at least 20 rows of the reference, found 19");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.of(List.of()))
        .withMessage("expected at least 20 rows of the reference, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.withMostRows(19))
        .withMessage("expected at least 20 rows compared, found 19");
  }

  @Test
  void refusesPlacesOfOtherDimensions() {
    List<Introspection> mixed = new ArrayList<>(REFERENCE);
    mixed.set(7, at(1, 2, 3));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.compare(mixed))
        .withMessageContaining("of 2 dimensions")
        .withMessageContaining("found 3 in row 7 of the window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.of(mixed))
        .withMessageContaining("found 3 in row 7 of the reference");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void refusesPlacesThatAreNone(float coordinate) {
    List<Introspection> broken = new ArrayList<>(REFERENCE);
    broken.set(3, at(0, coordinate));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.compare(broken))
        .withMessage(
            "expected finite places, found [0.0, %s] in row 3 of the window".formatted(coordinate));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.of(broken))
        .withMessageContaining("row 3 of the reference");
  }

  @Test
  void refusesTooFewPermutationsForAnAlarm() {
    assertThat(MONITOR.withPermutations(99).compare(rows(100, 3, 1, 5)).isAlarm()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.withPermutations(98))
        .withMessage(
            "expected at least 99 permutations, without which no p-value reaches alpha 0.01, found 98");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.withAlpha(0.0001))
        .withMessageContaining("at least 9999 permutations");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
  void refusesSharesThatAreNone(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONITOR.withAlpha(alpha))
        .withMessage("expected alpha in (0, 1), found " + alpha);
  }
}
