package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityTest {

  /** Four cells of volume 0.25. */
  private static final LatentGrid GRID = new LatentGrid(2, 0, 0.5, 2);

  private static Density density(double... values) {
    return new Density(GRID, values, new double[] {0.1, 0.2}, 12);
  }

  @Test
  void handsOutWhatItWasGiven() {
    Density density = density(0, 1, 2, 0.5);

    assertThat(density.grid()).isEqualTo(GRID);
    assertThat(density.value(2)).isEqualTo(2);
    assertThat(density.values()).containsExactly(0, 1, 2, 0.5);
    assertThat(density.bandwidths()).containsExactly(0.1, 0.2);
    assertThat(density.rows()).isEqualTo(12);
  }

  @Test
  void integratesOverTheGrid() {
    assertThat(density(0, 1, 2, 0.5).integral()).isEqualTo(3.5 * 0.25);
    assertThat(density(0, 1, 2, 0.5).massOutside()).isCloseTo(0.125, within(1e-15));
    assertThat(density(0, 0, 0, 0).massOutside()).isEqualTo(1);
  }

  @Test
  void noMassIsOutsideIfTheSumIsALittleAboveOne() {
    assertThat(density(1, 1, 1, 1).massOutside()).isZero();
    assertThat(density(1, 1, 1, 1.001).massOutside()).isZero();
  }

  @Test
  void changesOfArraysDoNotReachIt() {
    double[] values = {0, 1, 2, 0.5};
    double[] bandwidths = {0.1, 0.2};
    Density density = new Density(GRID, values, bandwidths, 12);

    values[1] = 9;
    bandwidths[1] = 9;
    density.values()[1] = 9;
    density.bandwidths()[1] = 9;

    assertThat(density.values()).containsExactly(0, 1, 2, 0.5);
    assertThat(density.bandwidths()).containsExactly(0.1, 0.2);
  }

  @Test
  void refusesOtherLengthsThanTheGrids() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density(0, 1, 2))
        .withMessage("expected 4 values and 2 bandwidths, found 3 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Density(GRID, new double[4], new double[1], 1))
        .withMessage("expected 4 values and 2 bandwidths, found 4 and 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoDensity(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density(0, 1, 2, value))
        .withMessageContainingAll("at least 0", "found " + value, "cell 3");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(density(0, 1, 2, 0.5)))
        .usingRecursiveComparison()
        .isEqualTo(density(0, 1, 2, 0.5));
  }
}
