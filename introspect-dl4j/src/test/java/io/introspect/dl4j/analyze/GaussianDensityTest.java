package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.analysis.Density;
import io.introspect.analysis.LatentGrid;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class GaussianDensityTest {

  private static float[][] normal(
      int rows, int dimensions, double center, double spread, long seed) {
    Random random = new Random(seed);
    float[][] places = new float[rows][dimensions];
    for (float[] place : places) {
      for (int axis = 0; axis < dimensions; axis++) {
        place[axis] = (float) (center + spread * random.nextGaussian());
      }
    }
    return places;
  }

  /** The same estimate without a grid: the mean of the kernels. */
  private static double exact(float[][] places, double[] bandwidths, double[] at) {
    double sum = 0;
    for (float[] place : places) {
      double product = 1;
      for (int axis = 0; axis < at.length; axis++) {
        product *= new NormalDistribution(null, place[axis], bandwidths[axis]).density(at[axis]);
      }
      sum += product / places.length;
    }
    return sum;
  }

  @Test
  void agreesWithTheSumOfItsKernels() {
    float[][] places = normal(300, 2, 0.3, 1, 1);
    Density density = GaussianDensity.of(LatentGrid.standard(2), places);
    double highest = 0;
    for (int cell = 0; cell < density.grid().cells(); cell += 97) {
      highest = Math.max(highest, density.value(cell));
    }
    for (int cell = 0; cell < density.grid().cells(); cell += 97) {
      double expected = exact(places, density.bandwidths(), density.grid().place(cell));
      assertThat(density.value(cell)).isCloseTo(expected, within(0.01 * highest));
    }
  }

  @Test
  void isTheKernelItselfForASinglePlace() {
    // Five rows, of which the outer ones give the bandwidth and lie off the axis that is looked at.
    LatentGrid line = new LatentGrid(1, -4, 0.1, 81);
    Density density = GaussianDensity.of(line, new float[][] {{0}, {0}, {0}, {0}, {1e-3f}});
    assertThat(density.value(40)).isCloseTo(10, within(0.05));
    assertThat(density.integral()).isCloseTo(1, within(1e-9));
  }

  @Test
  void worksInOneAndThreeDimensions() {
    for (int dimensions : new int[] {1, 3}) {
      float[][] places = normal(500, dimensions, 0, 0.8, 2);
      LatentGrid grid = new LatentGrid(dimensions, -4, 0.2, 41);
      Density density = GaussianDensity.of(grid, places);
      assertThat(density.integral()).isCloseTo(1, within(0.001));
      int center = (grid.cells() - 1) / 2;
      assertThat(grid.place(center)).containsOnly(new double[] {0}, within(1e-9));
      double expected = exact(places, density.bandwidths(), grid.place(center));
      assertThat(density.value(center)).isCloseTo(expected, within(0.04 * expected));
    }
  }

  @Test
  void placesRowsOnTheRightAxis() {
    Density density = GaussianDensity.of(LatentGrid.standard(2), new float[][] {{1, -2}});
    // Row by row, the last axis fastest: (1, −2) is point 50 of the first axis, 20 of the second.
    assertThat(density.value(50 * 81 + 20)).isCloseTo(100, within(1e-3));
  }

  @Test
  void reportsTheMassOutsideTheGrid() {
    float[][] places = normal(40, 2, 0, 0.5, 4);
    for (int row = 0; row < 4; row++) {
      places[row] = new float[] {9, 9 + row};
    }
    Density density = GaussianDensity.of(LatentGrid.standard(2), places);
    assertThat(density.integral()).isCloseTo(0.9, within(1e-6));
    assertThat(density.massOutside()).isCloseTo(0.1, within(1e-6));
    assertThat(density.rows()).isEqualTo(40);
  }

  @Test
  void countsTheHalfOfAKernelThatReachesOver() {
    float[][] edge = {{4}, {4}, {4}, {4}};
    Density density = GaussianDensity.of(new LatentGrid(1, -4, 0.1, 81), edge);
    // The bandwidth is far below a cell: all stays on the last point, which is on the grid.
    assertThat(density.integral()).isCloseTo(1, within(1e-9));
    float[][] wide = normal(20_000, 1, 4, 1, 3);
    assertThat(GaussianDensity.of(new LatentGrid(1, -4, 0.1, 81), wide).integral())
        .isCloseTo(0.5, within(0.03));
  }

  @Property(tries = 60, seed = "42")
  void sumsToOneWhereNothingReachesOut(
      @ForAll @IntRange(min = 1, max = 200) int rows,
      @ForAll @IntRange(min = 1, max = 2) int dimensions,
      @ForAll @DoubleRange(min = -1, max = 1) double center,
      @ForAll @DoubleRange(min = 0, max = 0.3) double spread,
      @ForAll long seed) {
    Density density =
        GaussianDensity.of(
            LatentGrid.standard(dimensions), normal(rows, dimensions, center, spread, seed));
    assertThat(density.integral()).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 40, seed = "42")
  void losesWhatTheKernelsLose(
      @ForAll @DoubleRange(min = 2, max = 6) double center, @ForAll long seed) {
    float[][] places = normal(300, 1, center, 1, seed);
    Density density = GaussianDensity.of(LatentGrid.standard(1), places);
    double expected = 0;
    for (float[] place : places) {
      NormalDistribution kernel = new NormalDistribution(null, place[0], density.bandwidths()[0]);
      expected += (1 - kernel.probability(-4.05, 4.05)) / places.length;
    }
    assertThat(density.massOutside()).isCloseTo(expected, within(0.02));
  }
}
