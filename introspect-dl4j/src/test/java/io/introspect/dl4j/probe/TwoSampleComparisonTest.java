package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.train.MaximumMeanDiscrepancy;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TwoSampleComparisonTest {

  private static float[] normal(int count, long seed) {
    float[] values = new float[count];
    WhiteNoise.add(values, 1, new SplittableRandom(seed));
    return values;
  }

  /** As the definition says, pair by pair. */
  private static double squaredMmd(int dimensions, float[] x, float[] y) {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(dimensions);
    int n = x.length / dimensions;
    int m = y.length / dimensions;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += i == j ? 0 : mmd.kernel(x, i, x, j) / (n * (n - 1.0));
      }
      for (int j = 0; j < m; j++) {
        sum -= 2 * mmd.kernel(x, i, y, j) / (n * m);
      }
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        sum += i == j ? 0 : mmd.kernel(y, i, y, j) / (m * (m - 1.0));
      }
    }
    return sum;
  }

  @Test
  void isTheValueWorkedOutByHand() {
    // d = 1, so that C = 0.2, 0.4, 1, 2, 4, 10, 20. Squared distances: within the first 1, within
    // the second 4, between them 4, 16, 1, 9. MMD² = k(1) + k(4) − 2/4 · (k(4) + k(16) + k(1) +
    // k(9)).
    double k1 = (0.2 / 1.2 + 0.4 / 1.4 + 1 / 2.0 + 2 / 3.0 + 4 / 5.0 + 10 / 11.0 + 20 / 21.0) / 7;
    double k4 = (0.2 / 4.2 + 0.4 / 4.4 + 1 / 5.0 + 2 / 6.0 + 4 / 8.0 + 10 / 14.0 + 20 / 24.0) / 7;
    double k9 =
        (0.2 / 9.2 + 0.4 / 9.4 + 1 / 10.0 + 2 / 11.0 + 4 / 13.0 + 10 / 19.0 + 20 / 29.0) / 7;
    double k16 =
        (0.2 / 16.2 + 0.4 / 16.4 + 1 / 17.0 + 2 / 18.0 + 4 / 20.0 + 10 / 26.0 + 20 / 36.0) / 7;

    assertThat(new TwoSampleComparison(1, new float[] {0, 1}, new float[] {2, 4}).squaredMmd())
        .isCloseTo((k1 + k4 - k9 - k16) / 2, within(1e-6));
  }

  @Test
  void countsTheDivisionsThatAreAsFarApart() {
    // Of the ten divisions into three and two, only that into near and far is as large.
    TwoSampleComparison comparison =
        new TwoSampleComparison(1, new float[] {0, 0.1f, 0.2f}, new float[] {10, 10.1f});

    // Standard deviation 30.
    assertThat(comparison.atLeastAsLarge(10_000, new SplittableRandom(1))).isBetween(880, 1120);
  }

  @Test
  void countsTheDivisionThatOnlySwapsTheSides() {
    // Two of six divisions into two and two.
    TwoSampleComparison comparison =
        new TwoSampleComparison(1, new float[] {0, 0.1f}, new float[] {10, 10.1f});

    // Standard deviation 47.
    assertThat(comparison.atLeastAsLarge(10_000, new SplittableRandom(1))).isBetween(3150, 3520);
  }

  @Test
  void everyDivisionOfEqualRowsCounts() {
    TwoSampleComparison comparison = new TwoSampleComparison(2, new float[14], new float[6]);

    assertThat(comparison.squaredMmd()).isCloseTo(0, within(1e-15));
    assertThat(comparison.atLeastAsLarge(100, new SplittableRandom(1))).isEqualTo(100);
  }

  @Property(tries = 100, seed = "42")
  void isTheDefinitionWhicheverSampleComesFirst(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int n,
      @ForAll @IntRange(min = 2, max = 9) int m,
      @ForAll @IntRange(min = 1, max = 4) int dimensions) {
    float[] x = normal(n * dimensions, seed);
    float[] y = normal(m * dimensions, ~seed);
    double expected = squaredMmd(dimensions, x, y);

    assertThat(new TwoSampleComparison(dimensions, x, y).squaredMmd())
        .isCloseTo(expected, within(1e-6));
    assertThat(new TwoSampleComparison(dimensions, y, x).squaredMmd())
        .isCloseTo(expected, within(1e-6));
  }
}
