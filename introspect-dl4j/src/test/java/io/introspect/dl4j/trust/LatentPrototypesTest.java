package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.train.InMemoryEntries;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LatentPrototypesTest {

  private static float[] normal(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** In double precision: the mean distance to the three nearest points, or to all if fewer. */
  private static double bruteForce(float[] row, float[][] points) {
    return IntStream.range(0, points.length)
        .mapToDouble(
            p ->
                Math.sqrt(
                    IntStream.range(0, row.length)
                        .mapToDouble(i -> Math.pow((double) row[i] - points[p][i], 2))
                        .sum()))
        .sorted()
        .limit(3)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** More rows than are worked on at once; classes of 40, 2, 0, 1 and 57 points. */
  @Test
  void distancesAreThoseOfBruteForce() {
    int[] ends = {40, 42, 42, 43, 100};
    INDArray points = HandMade.matrix(8, normal(800, 1));
    INDArray latent = HandMade.matrix(8, normal(450 * 8, 2));
    float[][] p = points.toFloatMatrix();
    float[][] z = latent.toFloatMatrix();
    LatentPrototypes prototypes = new LatentPrototypes(points, ends);
    double[][] distances = prototypes.distances(z);

    assertThat(prototypes.classes()).isEqualTo(5);
    assertThat(prototypes.size()).isEqualTo(100);
    assertThat(distances).hasDimensions(450, 5);
    for (int row = 0; row < 450; row++) {
      for (int k = 0; k < 5; k++) {
        float[][] own = Arrays.copyOfRange(p, k == 0 ? 0 : ends[k - 1], ends[k]);
        assertThat(distances[row][k])
            .isCloseTo(Double.valueOf(bruteForce(z[row], own)), within(1e-4));
      }
    }
  }

  @Test
  void aClassWithoutPointsIsInfinitelyFar() {
    LatentPrototypes prototypes = new LatentPrototypes(HandMade.matrix(2, 0, 0), 0, 1, 1);

    assertThat(prototypes.distances(new float[][] {{3, 4}})[0])
        .containsExactly(Double.POSITIVE_INFINITY, 5, Double.POSITIVE_INFINITY);
  }

  @Test
  void ofManyPointsTheThreeNearestCountInAnyOrder() {
    for (float[] points : new float[][] {{1, 2, 3, 9, 8}, {9, 8, 3, 2, 1}, {2, 9, 3, 8, 1}}) {
      assertThat(new LatentPrototypes(HandMade.matrix(1, points), 5).distances(new float[][] {{0}}))
          .isDeepEqualTo(new double[][] {{2}});
    }
  }

  @Test
  void aRowOnItsPointIsAtNoDistanceFarFromTheOriginToo() {
    INDArray points = HandMade.matrix(2, 1000, 1000);

    assertThat(new LatentPrototypes(points, 1).distances(points.toFloatMatrix())[0][0])
        .isBetween(0.0, 1.0);
  }

  @Test
  void distancesAreTheSameAfterLoading() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    LatentPrototypes saved = new LatentPrototypes(HandMade.matrix(4, normal(80, 3)), 7, 7, 20);
    saved.save(entries.writer(), "points");
    LatentPrototypes loaded = LatentPrototypes.load(entries.reader(), "points");
    float[][] latent = HandMade.matrix(4, normal(40, 4)).toFloatMatrix();

    assertThat(loaded.distances(latent)).isDeepEqualTo(saved.distances(latent));
    assertThat(loaded.classes()).isEqualTo(3);
  }

  @Test
  void refusesADamagedEntry() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    new LatentPrototypes(HandMade.matrix(2, 1, 2, 3, 4), 1, 2).save(entries.writer(), "points");
    byte[] whole = entries.entries().get("points");
    byte[] fewerPoints = whole.clone();
    fewerPoints[11] = 1; // the end of the second class
    for (byte[] damaged : new byte[][] {new byte[0], Arrays.copyOf(whole, 20), fewerPoints}) {
      entries.entries().put("points", damaged);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> LatentPrototypes.load(entries.reader(), "points"));
    }
  }
}
