package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumMeanDiscrepancyTest {

  @Test
  void isTheValueWorkedOutByHand() {
    // d = 1, so that C = 0.2, 0.4, 1, 2, 4, 10, 20. Squared distances: within x 1, within y 4,
    // between 4, 16, 1, 9. MMD² = k(1) + k(4) − 2/4 · (k(4) + k(16) + k(1) + k(9)).
    double k1 = (0.2 / 1.2 + 0.4 / 1.4 + 1 / 2.0 + 2 / 3.0 + 4 / 5.0 + 10 / 11.0 + 20 / 21.0) / 7;
    double k4 = (0.2 / 4.2 + 0.4 / 4.4 + 1 / 5.0 + 2 / 6.0 + 4 / 8.0 + 10 / 14.0 + 20 / 24.0) / 7;
    double k9 =
        (0.2 / 9.2 + 0.4 / 9.4 + 1 / 10.0 + 2 / 11.0 + 4 / 13.0 + 10 / 19.0 + 20 / 29.0) / 7;
    double k16 =
        (0.2 / 16.2 + 0.4 / 16.4 + 1 / 17.0 + 2 / 18.0 + 4 / 20.0 + 10 / 26.0 + 20 / 36.0) / 7;

    assertThat(new MaximumMeanDiscrepancy(1).squared(new float[] {0, 1}, new float[] {2, 4}))
        .isCloseTo((k1 + k4 - k9 - k16) / 2, within(1e-12));
  }

  @Test
  void widthsOfTheKernelGrowWithTheDimensions() {
    // One kernel between points at a squared distance of 2 in two dimensions, C = 0.4 … 40, is that
    // at a squared distance of 1 in one, C = 0.2 … 20.
    assertThat(
            new MaximumMeanDiscrepancy(2)
                .squared(new float[] {0, 0, 1, 1}, new float[] {2, 2, 4, 4}))
        .isCloseTo(
            new MaximumMeanDiscrepancy(1).squared(new float[] {0, 1}, new float[] {2, 4}),
            within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void gradientIsThatOfTheValue(int dimensions) {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(dimensions);
    float[] x = Samples.normalOnGrid(7 * dimensions, 1);
    float[] y = Samples.normalOnGrid(5 * dimensions, 2);
    float step = 1 / 1024f;

    double[] gradient = mmd.gradient(x, y);

    assertThat(gradient).hasSameSizeAs(x);
    for (int i = 0; i < x.length; i++) {
      float[] up = x.clone();
      float[] down = x.clone();
      up[i] += step;
      down[i] -= step;
      assertThat(gradient[i])
          .isCloseTo((mmd.squared(up, y) - mmd.squared(down, y)) / (2 * step), within(1e-5));
    }
    assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow())
        .isGreaterThan(1e-2 / dimensions);
  }

  @Test
  void gradientPullsAFarPointBack() {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(1);

    // A step against the gradient must bring the stray point nearer to the prior.
    assertThat(mmd.gradient(new float[] {0, 30}, new float[] {-1, 0, 1})[1]).isPositive();
    assertThat(mmd.gradient(new float[] {0, -30}, new float[] {-1, 0, 1})[1]).isNegative();
  }

  @Test
  void isNearZeroForTwoSamplesOfOneDistribution() {
    assertThat(
            new MaximumMeanDiscrepancy(2)
                .squared(Samples.normal(800, 0, 1), Samples.normal(800, 0, 2)))
        .isCloseTo(0, within(0.004));
  }

  @Test
  void isUnbiased() {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(2);
    double sum = 0;
    for (long seed = 0; seed < 800; seed += 2) {
      sum += mmd.squared(Samples.normal(20, 0, seed), Samples.normal(20, 0, seed + 1));
    }

    // The biased estimate would be about 2 · (1 − E k) / 10, more than 0.1.
    assertThat(sum / 400).isCloseTo(0, within(0.008));
  }

  @Test
  void isClearlyPositiveForShiftedOrScaledSamples() {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(2);
    float[] prior = Samples.normal(800, 0, 1);
    float[] narrow = Samples.normal(800, 0, 2);
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] *= 0.1f;
    }

    assertThat(mmd.squared(Samples.normal(800, 1, 2), prior)).isGreaterThan(0.1);
    assertThat(mmd.squared(narrow, prior)).isGreaterThan(0.1);
    assertThat(mmd.squared(Samples.normal(800, 3, 2), prior))
        .isGreaterThan(mmd.squared(Samples.normal(800, 1, 2), prior));
  }

  @Property(tries = 100, seed = "42")
  void isSymmetric(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int n,
      @ForAll @IntRange(min = 2, max = 9) int m,
      @ForAll @IntRange(min = 1, max = 4) int dimensions) {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(dimensions);
    float[] x = Samples.normalOnGrid(n * dimensions, seed);
    float[] y = Samples.normalOnGrid(m * dimensions, ~seed);

    assertThat(mmd.squared(x, y)).isCloseTo(mmd.squared(y, x), within(1e-12));
  }

  @Property(tries = 100, seed = "42")
  void isTheSameAfterACommonTranslation(
      @ForAll long seed,
      @ForAll @IntRange(min = -50, max = 50) int shift,
      @ForAll @IntRange(min = 1, max = 4) int dimensions) {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(dimensions);
    float[] x = Samples.normalOnGrid(6 * dimensions, seed);
    float[] y = Samples.normalOnGrid(4 * dimensions, ~seed);

    assertThat(mmd.squared(shifted(x, shift), shifted(y, shift)))
        .isCloseTo(mmd.squared(x, y), within(1e-12));
  }

  @Property(tries = 100, seed = "42")
  void isTheSameInWhateverOrderTheRowsCome(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int n,
      @ForAll @IntRange(min = 1, max = 4) int dimensions) {
    MaximumMeanDiscrepancy mmd = new MaximumMeanDiscrepancy(dimensions);
    float[] x = Samples.normalOnGrid(n * dimensions, seed);
    float[] y = Samples.normalOnGrid(n * dimensions, ~seed);

    assertThat(mmd.squared(shuffled(x, dimensions, seed), shuffled(y, dimensions, seed + 1)))
        .isCloseTo(mmd.squared(x, y), within(1e-12));
  }

  private static float[] shifted(float[] values, int shift) {
    float[] shifted = values.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += shift;
    }
    return shifted;
  }

  private static float[] shuffled(float[] values, int dimensions, long seed) {
    float[] shuffled = values.clone();
    Random random = new Random(seed);
    for (int i = values.length / dimensions - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      for (int c = 0; c < dimensions; c++) {
        float swapped = shuffled[i * dimensions + c];
        shuffled[i * dimensions + c] = shuffled[j * dimensions + c];
        shuffled[j * dimensions + c] = swapped;
      }
    }
    return shuffled;
  }
}
