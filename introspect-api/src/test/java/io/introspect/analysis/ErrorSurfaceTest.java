package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;

class ErrorSurfaceTest {

  private static final LatentGrid GRID = new LatentGrid(1, 0, 0.5, 3);

  private static ErrorSurface surface() {
    return new ErrorSurface(GRID, new float[] {-4, -2.5f, 0});
  }

  @Test
  void handsOutWhatItWasGiven() {
    assertThat(surface().grid()).isEqualTo(GRID);
    assertThat(surface().log10Error(1)).isEqualTo(-2.5f);
    assertThat(surface().log10Errors()).containsExactly(-4, -2.5f, 0);
  }

  @Test
  void changesOfArraysDoNotReachIt() {
    float[] values = {-4, -2.5f, 0};
    ErrorSurface surface = new ErrorSurface(GRID, values);

    values[0] = 9;
    surface.log10Errors()[1] = 9;

    assertThat(surface.log10Errors()).containsExactly(-4, -2.5f, 0);
  }

  @Test
  void refusesAnotherLengthThanTheGrids() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorSurface(GRID, new float[2]))
        .withMessage("expected 3 values, one per cell, found 2");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(surface())).usingRecursiveComparison().isEqualTo(surface());
  }
}
