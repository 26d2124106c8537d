package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingScheduleTest {

  private static final TrainingSchedule BASE = new TrainingSchedule(64, 100, 4, 1e-3, 0.5, 3);

  @Test
  void eachWitherChangesOneSetting() {
    assertThat(BASE.withBatchSize(2)).isEqualTo(new TrainingSchedule(2, 100, 4, 1e-3, 0.5, 3));
    assertThat(BASE.withCycleLength(2)).isEqualTo(new TrainingSchedule(64, 2, 4, 1e-3, 0.5, 3));
    assertThat(BASE.withCycles(1)).isEqualTo(new TrainingSchedule(64, 100, 1, 1e-3, 0.5, 3));
    assertThat(BASE.withPeakRate(2)).isEqualTo(new TrainingSchedule(64, 100, 4, 2, 0.5, 3));
    assertThat(BASE.withPeakDecay(1)).isEqualTo(new TrainingSchedule(64, 100, 4, 1e-3, 1, 3));
    assertThat(BASE.withPatience(1)).isEqualTo(new TrainingSchedule(64, 100, 4, 1e-3, 0.5, 1));
  }

  @Test
  void refusesAMinibatchOfOneRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withBatchSize(1))
        .withMessage("batchSize: expected at least 2, found 1");
  }

  @Test
  void refusesCountsThatAreTooSmall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withCycleLength(1))
        .withMessage("cycleLength: expected at least 2, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withCycles(0))
        .withMessage("cycles: expected at least 1, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withPatience(0))
        .withMessage("patience: expected at least 1, found 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNotPositiveAndFinite(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withPeakRate(rate))
        .withMessage("peakRate: expected a positive finite number, found " + rate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void refusesADecayOutsideItsRange(double decay) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withPeakDecay(decay))
        .withMessage("peakDecay: expected a number in (0, 1], found " + decay);
  }

  @Test
  void stepsAreCountedBeyondTheRangeOfInt() {
    assertThat(BASE.steps()).isEqualTo(400);
    assertThat(BASE.withCycles(100_000).withCycleLength(100_000).steps())
        .isEqualTo(10_000_000_000L);
  }

  @Test
  void rateIsTheTriangularOneOfItsSettings() {
    assertThat(BASE.rate().valueAt(149, 0))
        .isEqualTo(new TriangularSchedule(100, 1e-3, 0.5).valueAt(149, 0));
  }

  @Test
  void describesEverySettingByName() {
    assertThat(BASE.describe())
        .containsExactly(
            java.util.Map.entry("batchSize", "64"),
            java.util.Map.entry("cycleLength", "100"),
            java.util.Map.entry("cycles", "4"),
            java.util.Map.entry("peakRate", "0.001"),
            java.util.Map.entry("peakDecay", "0.5"),
            java.util.Map.entry("patience", "3"));
  }
}
