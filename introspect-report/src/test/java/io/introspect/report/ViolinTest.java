package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ViolinTest {

  @Test
  void theBandwidthIsSilvermans() {
    // s = 1.5811, IQR / 1.34 = 2 / 1.34 = 1.4925, 5^(−1/5) = 0.72478
    assertThat(Violin.of(5, 3, 1, 2, 4).bandwidth()).isCloseTo(0.97359, within(1e-4));
  }

  @Test
  void theDeviationServesWhereQuartilesTellNothing() {
    // Quartiles 0 and 0; s = sqrt((4 · 1 + 16) / 4) = 2.23607
    assertThat(Violin.of(0, 0, 0, 0, 5).bandwidth())
        .isCloseTo(0.9 * 2.23607 * 0.72478, within(1e-4));
  }

  @Test
  void theDensityOfTwoValuesIsThatOfTwoKernels() {
    Violin violin = Violin.of(-1, 1);
    double h = violin.bandwidth();

    assertThat(violin.density(0))
        .isCloseTo(Math.exp(-1 / (2 * h * h)) / (h * Math.sqrt(2 * Math.PI)), within(1e-12));
  }

  @Test
  void aSingleValueFarFromAllOthersStaysThin() {
    // 999 values within 0.002 of each other, 7 above one: Silverman's kernels would be narrower
    // than the 159th of 7 that lies between two points of the outline.
    double[] values = new double[1000];
    Arrays.setAll(values, i -> i == 0 ? -10 : -3 + 0.001 * Math.sin(i));
    Violin violin = Violin.of(values);

    assertThat(violin.bandwidth()).isCloseTo(7.001 / 159, within(1e-5));
    assertThat(violin.widthAt(-10)).isCloseTo(0.001, within(2e-4));
  }

  @Test
  void fewerThanTwoDifferentValuesHaveNoShape() {
    assertThat(Violin.of().hasShape()).isFalse();
    assertThat(Violin.of(1).hasShape()).isFalse();
    assertThat(Violin.of(1, 1, 1).hasShape()).isFalse();
    assertThat(Violin.of(1, 2).hasShape()).isTrue();
  }

  @Property(tries = 100, seed = "42")
  void theDensityIntegratesToOne(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -6, max = 1) Double> values) {
    Violin violin = Violin.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    Assume.that(violin.bandwidth() > 0.01);
    double step = violin.bandwidth() / 10;
    double from = violin.lowest() - 6 * violin.bandwidth();
    double to = violin.highest() + 6 * violin.bandwidth();

    double sum = 0;
    for (double at = from; at < to; at += step) {
      sum += violin.density(at) * step;
    }

    assertThat(sum).isCloseTo(1, within(1e-3));
  }
}
