package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ColorScaleTest {

  @Test
  void theEndsAndBeyondHaveTheColorsOfTheEnds() {
    ColorScale scale = ColorScale.sequential(-4, 0);

    assertThat(scale.color(-4)).isEqualTo(new Color(0x440154)).isEqualTo(scale.color(-9));
    assertThat(scale.color(0))
        .isEqualTo(new Color(0xfde725))
        .isEqualTo(scale.color(Double.POSITIVE_INFINITY));
  }

  @Test
  void whatIsNotANumberIsGray() {
    assertThat(ColorScale.diverging(1).color(Double.NaN)).isEqualTo(Style.NO_CLASS);
  }

  @Test
  void theMiddleOfADivergingScaleIsNearWhite() {
    assertThat(ColorScale.diverging(1).color(0)).isEqualTo(new Color(0xf7f7f7));
    assertThat(ColorScale.activations().color(0)).isEqualTo(new Color(0xf7f7f7));
  }

  @Property
  void theSequentialScaleGrowsLighter(
      @ForAll @DoubleRange(max = 0.9) double value,
      @ForAll @DoubleRange(min = 0.05, max = 0.1) double step) {
    ColorScale scale = ColorScale.sequential(0, 1);

    assertThat(luminance(scale.color(value + step))).isGreaterThan(luminance(scale.color(value)));
  }

  private static double luminance(Color color) {
    return 0.2126 * Math.pow(color.getRed() / 255.0, 2.2)
        + 0.7152 * Math.pow(color.getGreen() / 255.0, 2.2)
        + 0.0722 * Math.pow(color.getBlue() / 255.0, 2.2);
  }
}
