package io.introspect.analysis;

import java.io.Serializable;

/**
 * The regular grid Ω′ over the map on which densities and errors are tabulated (§2.8).
 *
 * <p>Cells are numbered row by row, the last axis running fastest: in two dimensions cell {@code i
 * * pointsPerAxis + j} lies at (lower + i·Δz, lower + j·Δz).
 *
 * @param dimensions of the latent space, 1 to {@value #MAXIMUM_DIMENSIONS}
 * @param lower the first point on each axis
 * @param step Δz, the distance of neighboring points
 * @param pointsPerAxis at least 2
 * @serial exclude
 */
public record LatentGrid(int dimensions, double lower, double step, int pointsPerAxis)
    implements Serializable {

  /** A grid has at most three dimensions; with more it would have too many cells. */
  public static final int MAXIMUM_DIMENSIONS = 3;

  private static final int MAXIMUM_CELLS = 10_000_000;

  /**
   * Checks the ranges.
   *
   * @param dimensions 1 to {@value #MAXIMUM_DIMENSIONS}
   * @param lower finite
   * @param step positive and finite
   * @param pointsPerAxis at least 2
   * @throws IllegalArgumentException if a value is out of its range, or there are more than ten
   *     million cells
   */
  public LatentGrid {
    if (dimensions < 1 || dimensions > MAXIMUM_DIMENSIONS) {
      throw new IllegalArgumentException(
          "expected a latent space of 1 to %d dimensions for a grid, found %d; densities and all that"
                  .formatted(MAXIMUM_DIMENSIONS, dimensions)
              + " rests on them need a map of its own with latent size 2 or 3");
    }
    if (!Double.isFinite(lower)
        || !(step > 0)
        || !Double.isFinite(step)
        || pointsPerAxis < 2
        || Math.pow(pointsPerAxis, dimensions) > MAXIMUM_CELLS) {
      throw new IllegalArgumentException(
          "expected a finite lower bound, a positive step, and 2 points per axis to %d cells in all, found %s, %s and %d points on %d axes"
              .formatted(MAXIMUM_CELLS, lower, step, pointsPerAxis, dimensions));
    }
  }

  /**
   * The paper's grid: [−4, 4] on every axis with Δz = 0.1, 81 points per axis.
   *
   * @param dimensions of the latent space
   * @return the grid
   * @throws IllegalArgumentException if there are more than {@value #MAXIMUM_DIMENSIONS} dimensions
   */
  public static LatentGrid standard(int dimensions) {
    return new LatentGrid(dimensions, -4, 0.1, 81);
  }

  /**
   * The last point on each axis.
   *
   * @return {@code lower + (pointsPerAxis − 1) * step}
   */
  public double upper() {
    return coordinate(pointsPerAxis - 1);
  }

  /**
   * The number of cells.
   *
   * @return pointsPerAxis to the power of dimensions
   */
  public int cells() {
    int cells = 1;
    for (int axis = 0; axis < dimensions; axis++) {
      cells *= pointsPerAxis;
    }
    return cells;
  }

  /**
   * The volume of a cell, (Δz)^d.
   *
   * @return positive
   */
  public double cellVolume() {
    return Math.pow(step, dimensions);
  }

  /**
   * Where a point of an axis lies.
   *
   * @param index from 0 to {@code pointsPerAxis − 1}
   * @return {@code lower + index * step}
   */
  public double coordinate(int index) {
    return lower + index * step;
  }

  /**
   * Where a cell lies.
   *
   * @param cell from 0 to {@code cells() − 1}
   * @return its place, one coordinate per axis
   * @throws IllegalArgumentException if there is no such cell
   */
  public double[] place(int cell) {
    if (cell < 0 || cell >= cells()) {
      throw new IllegalArgumentException(
          "expected a cell from 0 to %d, found %d".formatted(cells() - 1, cell));
    }
    double[] place = new double[dimensions];
    int rest = cell;
    for (int axis = dimensions - 1; axis >= 0; axis--) {
      place[axis] = coordinate(rest % pointsPerAxis);
      rest /= pointsPerAxis;
    }
    return place;
  }

  /**
   * Whether a place lies on the grid.
   *
   * @param place one coordinate per axis
   * @return true if each coordinate is from {@code lower} to {@code upper()}
   */
  public boolean contains(float... place) {
    for (float coordinate : place) {
      if (!(coordinate >= lower && coordinate <= upper())) {
        return false;
      }
    }
    return place.length == dimensions;
  }
}
