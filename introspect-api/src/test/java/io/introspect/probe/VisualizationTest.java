package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.Serialized;
import org.junit.jupiter.api.Test;

class VisualizationTest {

  private static Introspection at(float... latent) {
    return new Introspection(new float[] {0.1f, 0.9f}, latent, -2, 0.5);
  }

  @Test
  void tellsHowFarTheSearchCame() {
    Visualization found =
        new Visualization(new double[] {3, 4}, new float[] {7}, at(0, 0), at(3, 3.5f), 12);

    assertThat(found.startDistance()).isEqualTo(5);
    assertThat(found.endDistance()).isCloseTo(0.5, within(1e-9));
    assertThat(found.steps()).isEqualTo(12);
    assertThat(found.end().latent()).containsExactly(3, 3.5f);
    assertThat(found.start().latent()).containsExactly(0, 0);
  }

  @Test
  void cannotBeChangedThroughItsArraysAndCrossesAWire() {
    double[] target = {1, 1};
    float[] input = {5};
    Visualization found = new Visualization(target, input, at(0, 0), at(1, 1), 1);
    target[0] = 9;
    input[0] = 9;
    found.target()[0] = 9;
    found.input()[0] = 9;

    assertThat(found.target()).containsExactly(1, 1);
    assertThat(found.input()).containsExactly(5f);
    assertThat(Serialized.copy(found).input()).containsExactly(5f);
  }

  @Test
  void refusesPlacesOfOtherDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Visualization(new double[] {1}, new float[] {7}, at(0, 0), at(0, 0), 1))
        .withMessageContaining("a target of 1, a start of 2 and an end of 2");
  }
}
