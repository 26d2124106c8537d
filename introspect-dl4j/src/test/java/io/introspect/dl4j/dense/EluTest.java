package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EluTest {

  private static final double CLAIMED = 5e-7;

  /** Above, nothing is lost when a value is divided by 64. */
  private static final float SMALLEST = 64 * Float.MIN_NORMAL;

  private static float[] bent(float... values) {
    float[] bent = values.clone();
    Elu.apply(bent, new float[bent.length], bent.length);
    return bent;
  }

  private static float[] slopes(float... results) {
    float[] slopes = new float[results.length];
    Arrays.fill(slopes, 1);
    Elu.slope(slopes, results, results.length);
    return slopes;
  }

  /** Every so many of all negative values from one to the other, by their bits. */
  private static float[] negatives(float nearest, float farthest, int stride) {
    int first = Float.floatToIntBits(nearest);
    int values = (Float.floatToIntBits(farthest) - first) / stride;
    float[] all = new float[values];
    for (int i = 0; i < values; i++) {
      all[i] = -Float.intBitsToFloat(first + i * stride);
    }
    return all;
  }

  private static double worstRelativeError(float[] x) {
    float[] y = bent(x);
    return IntStream.range(0, x.length)
        .mapToDouble(i -> Math.abs(y[i] / Math.expm1(x[i]) - 1))
        .max()
        .orElseThrow();
  }

  @Test
  void isExpm1OverTheWholeRange() {
    assertThat(worstRelativeError(negatives(SMALLEST, Float.MAX_VALUE, 1009))).isLessThan(CLAIMED);
  }

  @Test
  void isExpm1WhereItBends() {
    assertThat(worstRelativeError(negatives(1e-3f, 25, 101))).isLessThan(CLAIMED);
  }

  /** The smallest lose bits, but no more than sixty-four times the least that there is. */
  @Test
  void isExpm1OfDenormalsToTheirOwnPrecision() {
    float[] x = negatives(Float.MIN_VALUE, SMALLEST, 10_007);
    float[] y = bent(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(Math.abs((double) y[i] - x[i])).isLessThanOrEqualTo(64.0 * Float.MIN_VALUE);
    }
  }

  @Test
  void leavesPositiveValuesAsTheyAre() {
    float[] positive = negatives(Float.MIN_VALUE, Float.MAX_VALUE, 100_003);
    for (int i = 0; i < positive.length; i++) {
      positive[i] = -positive[i];
    }
    assertThat(bent(positive)).isEqualTo(positive);
  }

  @Test
  void knowsTheEndsOfTheRange() {
    assertThat(
            bent(
                Float.POSITIVE_INFINITY,
                Float.MAX_VALUE,
                0,
                -Float.MAX_VALUE,
                Float.NEGATIVE_INFINITY))
        .containsExactly(Float.POSITIVE_INFINITY, Float.MAX_VALUE, 0, -1, -1);
    assertThat(bent(Float.NaN)[0]).isNaN();
    assertThat(bent(-0f)[0]).isZero();
  }

  @Test
  void neverFallsBelowMinusOne() {
    for (float y : bent(negatives(1, 1000, 1009))) {
      assertThat(y).isBetween(-1f, 0f);
    }
  }

  @Test
  void touchesTheFirstValuesOnly() {
    float[] values = {-1, -1, -1, -1, -1};
    Elu.apply(values, new float[7], 3);
    assertThat(values).containsExactly(bent(-1)[0], bent(-1)[0], bent(-1)[0], -1, -1);
  }

  @Property(tries = 50, seed = "42")
  void aValueDoesNotDependOnItsNeighbours(@ForAll @Size(max = 40) float[] values) {
    float[] together = bent(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(together[i]).isEqualTo(bent(values[i])[0]);
    }
  }

  @Test
  void slopeIsTheExponentialBelowZeroAndOneAbove() {
    float[] x = {-90, -5, -1, -0.1f, -1e-6f, 0, 1e-6f, 0.1f, 7};
    float[] slopes = slopes(bent(x));
    for (int i = 0; i < x.length; i++) {
      assertThat((double) slopes[i]).isCloseTo(Math.exp(Math.min(x[i], 0)), within(1e-6));
    }
  }

  @Test
  void slopeIsNeverNegativeNorSteeperThanOne() {
    for (float slope : slopes(bent(negatives(1e-30f, 1e30f, 100_003)))) {
      assertThat(slope).isBetween(0f, 1f);
    }
  }

  @Test
  void slopesAreMultiplied() {
    float[] slopes = {3, -4, 5};
    Elu.slope(slopes, new float[] {2, -0.5f, -0.5f}, 2);
    assertThat(slopes).containsExactly(3, -2, 5);
  }

  @Test
  void slopeOfNanIsNan() {
    assertThat(slopes(Float.NaN)[0]).isNaN();
  }
}
