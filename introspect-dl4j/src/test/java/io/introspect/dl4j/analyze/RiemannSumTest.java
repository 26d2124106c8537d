package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.TappedLayer;
import io.introspect.analysis.Density;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LatentGrid;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RiemannSumTest {

  private static final LatentGrid GRID = LatentGrid.standard(2);

  private static HandMade decoding(int width, UnaryOperator<float[]> decoder) {
    return new HandMade(1, List.of(new TappedLayer("hidden", 0, width)), 2, decoder);
  }

  @Property(tries = 50, seed = "42")
  void findsTheMeanPlace(
      @ForAll @IntRange(min = 20, max = 200) int rows,
      @ForAll @DoubleRange(min = -1, max = 1) double center,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[][] places = new float[rows][];
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      float coordinate = (float) (center + random.nextGaussian() / 4);
      places[row] = new float[] {coordinate, -coordinate};
      mean += (double) coordinate / rows;
    }
    // Sharing a row out between the points around it keeps its place, and the kernel is symmetric.
    double[] place = RiemannSum.place(GaussianDensity.of(GRID, places));
    assertThat(place[0]).isCloseTo(mean, within(1e-5));
    assertThat(place[1]).isCloseTo(-mean, within(1e-5));
  }

  @Test
  void agreesWithTheDecodedPlaceWhereDecodingIsLinear() {
    HandMade linear = decoding(2, z -> new float[] {2 * z[0] + 1, z[0] - 3 * z[1]});
    List<Density> density =
        List.of(GaussianDensity.of(GRID, new float[][] {{0, 1}, {1, 1}, {0.5f, -0.5f}}));
    ExpectedActivations paper = RiemannSum.decodedPlace(density, linear);
    ExpectedActivations riemann = RiemannSum.decodedGrid(density, linear);
    assertThat(riemann.ofClass(0)).containsExactly(paper.ofClass(0), within(1e-4f));
    assertThat(riemann.ofClass(0)).containsExactly(new float[] {2, -1}, within(1e-2f));
  }

  @Test
  void seesBothClustersOfAClassWhereThePaperSeesNone() {
    // Rows at ±2 on the first axis; the unit answers to |z₁|, which is 2 for each row.
    HandMade distance = decoding(1, z -> new float[] {Math.abs(z[0])});
    List<Density> twoBlobs =
        List.of(GaussianDensity.of(GRID, new float[][] {{-2, 0}, {-2, 0}, {2, 0}, {2, 0}}));
    assertThat(RiemannSum.decodedPlace(twoBlobs, distance).value(0, 0)).isCloseTo(0, within(1e-5f));
    assertThat(RiemannSum.decodedGrid(twoBlobs, distance).value(0, 0)).isGreaterThan(1.5f);
  }

  @Test
  void isThatOfTheRowsOnTheGrid() {
    HandMade first = decoding(1, z -> new float[] {z[0]});
    Density density =
        GaussianDensity.of(
            GRID, new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 50}});
    assertThat(density.massOutside()).isGreaterThan(0.1);
    assertThat(RiemannSum.decodedGrid(List.of(density), first).value(0, 0))
        .isCloseTo(1, within(1e-4f));
  }
}
