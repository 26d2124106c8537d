package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogErrorRegressionSettingsTest {

  private static final TrainingSchedule SCHEDULE = new TrainingSchedule(32, 100, 4, 1e-3, 0.5, 3);
  private static final LogErrorRegression BASE =
      new LogErrorRegression(List.of(8, 4), 0.9, SCHEDULE);

  @Test
  void defaultsAreThoseThatAreDocumented() {
    assertThat(LogErrorRegression.standard())
        .isEqualTo(
            new LogErrorRegression(
                List.of(200, 200, 200), 1, new TrainingSchedule(128, 1000, 3, 4e-3, 0.5, 5)));
  }

  @Test
  void paperHasThePapersValues() {
    assertThat(LogErrorRegression.paper())
        .isEqualTo(
            new LogErrorRegression(
                List.of(200, 200, 200), 0.9, new TrainingSchedule(32, 10_000, 50, 1e-5, 1, 5)));
  }

  @Test
  void eachWitherChangesOneSetting() {
    TrainingSchedule other = SCHEDULE.withCycles(9);

    assertThat(BASE.withHiddenLayers(5))
        .isEqualTo(new LogErrorRegression(List.of(5), 0.9, SCHEDULE));
    assertThat(BASE.withRetainProbability(1))
        .isEqualTo(new LogErrorRegression(List.of(8, 4), 1, SCHEDULE));
    assertThat(BASE.withSchedule(other))
        .isEqualTo(new LogErrorRegression(List.of(8, 4), 0.9, other));
  }

  @Test
  void refusesHiddenLayersThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withHiddenLayers())
        .withMessage("hiddenLayers: expected at least one layer, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withHiddenLayers(-3))
        .withMessage("hiddenLayers: expected at least 1, found -3");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void refusesAProbabilityOutsideItsRange(double retain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withRetainProbability(retain))
        .withMessage("retainProbability: expected a number in (0, 1], found " + retain);
  }

  @Test
  void refusesToBeWithoutSchedule() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> BASE.withSchedule(null))
        .withMessageContaining("schedule");
  }

  @Test
  void describesEverySetting() {
    assertThat(BASE.settings())
        .hasSize(8)
        .containsEntry("hiddenLayers", "[8, 4]")
        .containsEntry("retainProbability", "0.9")
        .containsAllEntriesOf(SCHEDULE.describe());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> BASE.settings().clear());
  }

  @Test
  void needsOneMinibatchOfRows() {
    assertThat(BASE.minimumRows()).isEqualTo(32);
  }

  @Test
  void namesItsFormat() {
    assertThat(BASE.format()).isEqualTo("log-error-regression/1");
  }
}
