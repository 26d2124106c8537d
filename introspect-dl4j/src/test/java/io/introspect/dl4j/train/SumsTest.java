package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SumsTest {

  private static final double UNIT = Math.ulp(1f) / 2.0;

  @Property(tries = 300, seed = "42")
  void losesNoMoreThanOneRoundingPerDoubling(
      @ForAll @IntRange(min = 1, max = 3000) int n, @ForAll long seed) {
    float[] values = Samples.normal(n, 0.5, seed);
    double expected = 0;
    double size = 0;
    for (float value : values) {
      expected += value;
      size += Math.abs(value);
    }
    double roundings = Math.ceil(Math.log(n) / Math.log(2)) + 1;

    assertThat((double) Sums.consume(values, n))
        .isCloseTo(expected, within(roundings * UNIT * size));
  }

  @Property(tries = 300, seed = "42")
  void sumsOfSmallWholeNumbersAreExact(
      @ForAll @IntRange(min = 0, max = 3000) int n, @ForAll long seed) {
    float[] values = Samples.normal(n, 0, seed);
    int expected = 0;
    for (int i = 0; i < n; i++) {
      values[i] = Math.round(values[i] * 100);
      expected += (int) values[i];
    }

    assertThat(Sums.consume(values, n)).isEqualTo(expected);
  }

  /** Added one by one in float32, they come to 100958.34. */
  @Test
  void manyEqualValuesAddUp() {
    float[] tenths = new float[1_000_000];
    Arrays.fill(tenths, 0.1f);
    assertThat(Sums.consume(tenths, tenths.length)).isCloseTo(100_000, within(0.02f));
  }

  @Test
  void onlyTheFirstCount() {
    assertThat(Sums.consume(new float[] {1, 2, 4, Float.NaN, 8}, 3)).isEqualTo(7);
    assertThat(Sums.consume(new float[] {5}, 0)).isZero();
    assertThat(Sums.consume(new float[0], 0)).isZero();
  }

  @Property(tries = 200, seed = "42")
  void squaredDistanceIsThatOfDoubles(
      @ForAll @IntRange(min = 1, max = 1000) int dimensions, @ForAll long seed) {
    float[] a = Samples.normal(dimensions, 0, seed);
    float[] b = Samples.normal(dimensions, 1, ~seed);
    double expected = 0;
    for (int i = 0; i < dimensions; i++) {
      expected += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    float[] kept = b.clone();

    assertThat((double) Sums.squaredDistance(a, b)).isCloseTo(expected, within(1e-6 * expected));
    assertThat(b).isEqualTo(kept);
  }

  @Test
  void squaredDistanceIsZeroBetweenEqualPointsAndNanWithNan() {
    assertThat(Sums.squaredDistance(new float[] {1, 2, 3}, new float[] {1, 2, 3})).isZero();
    assertThat(Sums.squaredDistance(new float[] {1, Float.NaN}, new float[] {1, 2})).isNaN();
    assertThat(Sums.squaredDistance(new float[0], new float[0])).isZero();
  }
}
