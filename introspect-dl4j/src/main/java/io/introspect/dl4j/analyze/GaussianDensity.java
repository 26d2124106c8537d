package io.introspect.dl4j.analyze;

import io.introspect.analysis.Density;
import io.introspect.analysis.LatentGrid;

/**
 * Gaussian kernel density estimation on a grid: every row is shared out among the grid points
 * around it (linear binning), then the bins are convolved with the kernel, one axis after the
 * other. The cost is that of the grid, whatever the number of rows (Wand 1994).
 *
 * <p>The bins reach beyond the grid as far as the kernel does, so that rows next to it are counted
 * and those further away are seen to be missing.
 */
final class GaussianDensity {

  /** Where the kernel ends, in standard deviations; it has lost 6e-7 of its mass there. */
  private static final double REACH = 5;

  private final LatentGrid grid;
  private final double[] bandwidths;
  private final int[] margins;
  private final int[] lengths;

  private GaussianDensity(LatentGrid grid, double[] bandwidths) {
    this.grid = grid;
    this.bandwidths = bandwidths;
    this.margins = new int[grid.dimensions()];
    this.lengths = new int[grid.dimensions()];
    for (int axis = 0; axis < margins.length; axis++) {
      double reach = Math.ceil(REACH * bandwidths[axis] / grid.step());
      // A kernel wider than the whole grid is cut, lest a few far rows fill the memory.
      margins[axis] = (int) Math.min(reach, grid.pointsPerAxis()) + 1;
      lengths[axis] = grid.pointsPerAxis() + 2 * margins[axis];
    }
  }

  /**
   * The density of these rows.
   *
   * @param places [rows][d], finite
   */
  static Density of(LatentGrid grid, float[][] places) {
    double[] bandwidths = Bandwidths.of(places, grid.dimensions(), grid.step());
    return new Density(
        grid, new GaussianDensity(grid, bandwidths).estimate(places), bandwidths, places.length);
  }

  private double[] estimate(float[][] places) {
    double[] values = bin(places);
    for (int axis = 0; axis < grid.dimensions(); axis++) {
      values = convolve(values, axis);
    }
    double scale = 1 / (Math.max(1, places.length) * grid.cellVolume());
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] *= scale;
    }
    return values;
  }

  private double[] bin(float[][] places) {
    int size = 1;
    for (int length : lengths) {
      size *= length;
    }
    double[] bins = new double[size];
    for (float[] place : places) {
      share(bins, place, 0, 0, 1);
    }
    return bins;
  }

  /** Shares a row's weight out between the two nearest bins of each axis, axis by axis. */
  private void share(double[] bins, float[] place, int axis, int offset, double weight) {
    if (axis == lengths.length) {
      bins[offset] += weight;
      return;
    }
    double position = (place[axis] - grid.lower()) / grid.step() + margins[axis];
    double below = Math.floor(position);
    if (below < 0 || below + 1 >= lengths[axis]) {
      return;
    }
    double above = position - below;
    int next = offset * lengths[axis] + (int) below;
    share(bins, place, axis + 1, next, weight * (1 - above));
    share(bins, place, axis + 1, next + 1, weight * above);
  }

  /** Convolves along one axis, which loses its margins thereby. */
  private double[] convolve(double[] from, int axis) {
    int points = grid.pointsPerAxis();
    int outer = 1;
    int inner = 1;
    for (int other = 0; other < lengths.length; other++) {
      outer *= other < axis ? points : 1;
      inner *= other > axis ? lengths[other] : 1;
    }
    double[] kernel = kernel(axis);
    double[] to = new double[outer * points * inner];
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < points; i++) {
        for (int j = 0; j < kernel.length; j++) {
          int source = (o * lengths[axis] + i + j) * inner;
          int target = (o * points + i) * inner;
          for (int n = 0; n < inner; n++) {
            to[target + n] += kernel[j] * from[source + n];
          }
        }
      }
    }
    return to;
  }

  /** The kernel's weights at the grid's points, which add up to 1. */
  private double[] kernel(int axis) {
    double[] weights = new double[2 * margins[axis] + 1];
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      double distance = (j - margins[axis]) * grid.step() / bandwidths[axis];
      weights[j] = Math.exp(-distance * distance / 2);
      sum += weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return weights;
  }
}
