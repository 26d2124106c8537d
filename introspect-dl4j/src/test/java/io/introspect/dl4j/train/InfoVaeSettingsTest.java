package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoVaeSettingsTest {

  private static final TrainingSchedule SCHEDULE = new TrainingSchedule(64, 100, 4, 1e-3, 0.5, 3);
  private static final InfoVae BASE = new InfoVae(2, List.of(8, 4), 10, 0.9, SCHEDULE);

  @Test
  void defaultsAreThoseThatAreDocumented() {
    assertThat(InfoVae.standard())
        .isEqualTo(
            new InfoVae(
                2,
                List.of(200, 200, 200),
                10,
                1,
                new TrainingSchedule(128, 1200, 2, 4e-3, 0.5, 5)));
  }

  @Test
  void paperHasThePapersValues() {
    assertThat(InfoVae.paper())
        .isEqualTo(
            new InfoVae(
                2,
                List.of(200, 200, 200),
                10,
                0.9,
                new TrainingSchedule(128, 3000, 30, 1e-5, 1, 5)));
  }

  @Test
  void eachWitherChangesOneSetting() {
    TrainingSchedule other = SCHEDULE.withCycles(9);

    assertThat(BASE.withLatentSize(3)).isEqualTo(new InfoVae(3, List.of(8, 4), 10, 0.9, SCHEDULE));
    assertThat(BASE.withHiddenLayers(5)).isEqualTo(new InfoVae(2, List.of(5), 10, 0.9, SCHEDULE));
    assertThat(BASE.withMmdWeight(0)).isEqualTo(new InfoVae(2, List.of(8, 4), 0, 0.9, SCHEDULE));
    assertThat(BASE.withRetainProbability(1))
        .isEqualTo(new InfoVae(2, List.of(8, 4), 10, 1, SCHEDULE));
    assertThat(BASE.withSchedule(other)).isEqualTo(new InfoVae(2, List.of(8, 4), 10, 0.9, other));
  }

  @Test
  void refusesALatentSpaceWithoutDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withLatentSize(0))
        .withMessage("latentSize: expected at least 1, found 0");
  }

  @Test
  void refusesHiddenLayersThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withHiddenLayers())
        .withMessage("hiddenLayers: expected at least one layer, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withHiddenLayers(8, 0))
        .withMessage("hiddenLayers: expected at least 1, found 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAWeightThatIsNegativeOrNotFinite(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withMmdWeight(weight))
        .withMessage("mmdWeight: expected 0 or a positive finite number, found " + weight);
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
  void keepsItsOwnListOfLayers() {
    List<Integer> widths = new ArrayList<>(List.of(8, 4));
    InfoVae settings = new InfoVae(2, widths, 10, 0.9, SCHEDULE);

    widths.add(99);

    assertThat(settings).isEqualTo(BASE);
  }

  @Test
  void describesEverySettingInOrder() {
    assertThat(BASE.settings())
        .containsEntry("latentSize", "2")
        .containsEntry("hiddenLayers", "[8, 4]")
        .containsEntry("mmdWeight", "10.0")
        .containsEntry("retainProbability", "0.9")
        .containsAllEntriesOf(SCHEDULE.describe());
    assertThat(BASE.settings().keySet())
        .startsWith("latentSize", "hiddenLayers", "mmdWeight", "retainProbability")
        .hasSize(10);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> BASE.settings().put("late", "setting"));
  }

  @Test
  void needsOneMinibatchOfRows() {
    assertThat(BASE.minimumRows()).isEqualTo(64);
  }

  @Test
  void namesItsFormat() {
    assertThat(BASE.format()).isEqualTo("info-vae/1");
  }
}
