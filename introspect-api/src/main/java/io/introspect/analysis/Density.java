package io.introspect.analysis;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The estimated density f̂(z | H_k) of one class on a grid over the map (§2.8). The library
 * estimates it with a Gaussian kernel on linearly binned rows, the bandwidth of each axis by
 * Silverman's rule: s · (4 / ((d + 2) n))^(1 / (d + 4)) for n rows in d dimensions, s the smaller
 * of the standard deviation and the interquartile range over 1.349.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class Density implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LatentGrid grid;
  private final double[] values;
  private final double[] bandwidths;
  private final long rows;
  private final double integral;

  /**
   * A density; the arrays are copied.
   *
   * @param grid where it is tabulated
   * @param values one per cell, in the grid's order, at least 0
   * @param bandwidths the standard deviation of the kernel on each axis
   * @param rows how many rows it was estimated from
   * @throws IllegalArgumentException if the lengths are not the grid's, or a value is negative or
   *     not finite
   */
  public Density(LatentGrid grid, double[] values, double[] bandwidths, long rows) {
    if (values.length != grid.cells() || bandwidths.length != grid.dimensions()) {
      throw new IllegalArgumentException(
          "expected %d values and %d bandwidths, found %d and %d"
              .formatted(grid.cells(), grid.dimensions(), values.length, bandwidths.length));
    }
    for (int cell = 0; cell < values.length; cell++) {
      if (!(values[cell] >= 0) || !Double.isFinite(values[cell])) {
        throw new IllegalArgumentException(
            "expected a density of at least 0, found %s in cell %d".formatted(values[cell], cell));
      }
    }
    this.grid = grid;
    this.values = values.clone();
    this.bandwidths = bandwidths.clone();
    this.rows = rows;
    this.integral = Arrays.stream(values).sum() * grid.cellVolume();
  }

  /**
   * Where the density is tabulated.
   *
   * @return the grid
   */
  public LatentGrid grid() {
    return grid;
  }

  /**
   * The density in one cell.
   *
   * @param cell from 0 to {@code grid().cells() − 1}
   * @return per unit of area
   */
  public double value(int cell) {
    return values[cell];
  }

  /**
   * The density in all cells.
   *
   * @return a copy, in the grid's order
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * The standard deviation of the Gaussian kernel.
   *
   * @return a copy, one per axis
   */
  public double[] bandwidths() {
    return bandwidths.clone();
  }

  /**
   * How many rows it was estimated from.
   *
   * @return at least 0
   */
  public long rows() {
    return rows;
  }

  /**
   * The mass on the grid: Σ f̂ (Δz)^d.
   *
   * @return 1 if all of the class lies on the grid, less if some of it does not
   */
  public double integral() {
    return integral;
  }

  /**
   * The mass that falls outside the grid, and so out of every Riemann sum over it.
   *
   * @return from 0 to 1; above 0.02 the sums are not to be relied on
   */
  public double massOutside() {
    return Math.max(0, 1 - integral);
  }
}
