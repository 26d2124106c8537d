package io.introspect.analysis;

import java.io.Serializable;

/**
 * The estimated error ê(z) over the map (fig. 2c): log10 of the error that the classifier is
 * expected to make on a row that lands there.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class ErrorSurface implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LatentGrid grid;
  private final float[] log10Errors;

  /**
   * A surface; the array is copied.
   *
   * @param grid where it is tabulated
   * @param log10Errors ê in decades, one per cell, in the grid's order
   * @throws IllegalArgumentException if the length is not the grid's
   */
  public ErrorSurface(LatentGrid grid, float[] log10Errors) {
    if (log10Errors.length != grid.cells()) {
      throw new IllegalArgumentException(
          "expected %d values, one per cell, found %d".formatted(grid.cells(), log10Errors.length));
    }
    this.grid = grid;
    this.log10Errors = log10Errors.clone();
  }

  /**
   * Where the surface is tabulated.
   *
   * @return the grid
   */
  public LatentGrid grid() {
    return grid;
  }

  /**
   * The estimate in one cell.
   *
   * @param cell from 0 to {@code grid().cells() − 1}
   * @return ê, in decades
   */
  public float log10Error(int cell) {
    return log10Errors[cell];
  }

  /**
   * The estimates in all cells.
   *
   * @return a copy, in the grid's order, in decades
   */
  public float[] log10Errors() {
    return log10Errors.clone();
  }
}
