package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  /** Variances 9, 4 and 1 along the axes, about (10, 20, 30). */
  private static final float[][] CROSS = {
    {13, 20, 30}, {7, 20, 30}, {10, 22, 30}, {10, 18, 30}, {10, 20, 31}, {10, 20, 29}
  };

  @Test
  void pointsOnALineHaveOneComponent() {
    float[][] line = {{1, 1}, {4, 5}, {7, 9}};
    PrincipalComponents components = PrincipalComponents.of(line, 2, 0.999);
    assertThat(components.count()).isEqualTo(1);
    assertThat(components.mean()).containsExactly(4, 5);
    float sign = Math.signum(components.direction(0)[0]);
    assertThat(components.direction(0))
        .containsExactly(new float[] {0.6f * sign, 0.8f * sign}, within(1e-5f));
    assertThat(components.scores(new float[] {7, 9}))
        .containsExactly(new float[] {5 * sign}, within(1e-4f));
  }

  @Test
  void theLargestVarianceComesFirst() {
    PrincipalComponents components = PrincipalComponents.of(CROSS, 3, 1);
    assertThat(components.count()).isEqualTo(3);
    for (int c = 0; c < 3; c++) {
      assertThat(Math.abs(components.direction(c)[c])).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void asFewAsSuffice() {
    assertThat(PrincipalComponents.of(CROSS, 3, 0.6).count()).isEqualTo(1);
    assertThat(PrincipalComponents.of(CROSS, 3, 0.9).count()).isEqualTo(2);
    assertThat(PrincipalComponents.of(CROSS, 2, 1).count()).isEqualTo(2);
  }

  @Test
  void equalRowsHaveNone() {
    PrincipalComponents components =
        PrincipalComponents.of(new float[][] {{1, 2}, {1, 2}}, 2, 0.99);
    assertThat(components.count()).isZero();
    assertThat(components.scores(new float[] {5, 6})).isEmpty();
  }

  @Test
  void theSameSampleGivesTheSameComponents() {
    assertThat(PrincipalComponents.of(CROSS, 3, 1).direction(0))
        .containsExactly(PrincipalComponents.of(CROSS, 3, 1).direction(0));
  }

  @Test
  void theDistanceFromTheMeanIsSquared() {
    PrincipalComponents components = PrincipalComponents.of(CROSS, 3, 1);
    assertThat(components.squaredDistance(new float[] {13, 24, 30})).isCloseTo(25, within(1e-6));
  }

  @Property(tries = 20)
  void rowsOfLowRankComeBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int rank) {
    Random random = new Random(seed);
    float[][] sample = lowRank(40, 15, rank, random);
    PrincipalComponents components = PrincipalComponents.of(sample, 10, 0.9999999);
    float[] scores = components.scores(sample[7]);
    float[] back = components.mean();
    for (int c = 0; c < components.count(); c++) {
      for (int i = 0; i < back.length; i++) {
        back[i] += scores[c] * components.direction(c)[i];
      }
    }
    assertThat(back).containsExactly(sample[7], within(0.02f));
  }

  private static float[][] lowRank(int rows, int width, int rank, Random random) {
    float[][] directions = new float[rank][width];
    for (float[] direction : directions) {
      for (int i = 0; i < width; i++) {
        direction[i] = (float) random.nextGaussian();
      }
    }
    float[][] sample = new float[rows][width];
    for (float[] row : sample) {
      for (float[] direction : directions) {
        float factor = (float) random.nextGaussian();
        for (int i = 0; i < width; i++) {
          row[i] += factor * direction[i];
        }
      }
    }
    return sample;
  }
}
