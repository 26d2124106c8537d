package io.introspect.analysis;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which class the map belongs to at each place: that of which the most training rows are expected
 * there, its number of rows times its density. Tabulated on the densities' grid.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class ClassRegions implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final LatentGrid grid;
  private final int classes;

  /** One per cell. */
  private final int[] owners;

  private ClassRegions(List<Density> densities) {
    this.grid = densities.get(0).grid();
    this.classes = densities.size();
    this.owners = new int[grid.cells()];
    Arrays.setAll(owners, cell -> owner(densities, cell));
  }

  /**
   * The regions that an analysis has found.
   *
   * @param analysis of a fitted introspector
   * @return the regions
   */
  public static ClassRegions of(Analysis analysis) {
    return of(analysis.densities());
  }

  /**
   * The regions of classes with these densities.
   *
   * @param densities one per class, all on the same grid
   * @return the regions
   * @throws IllegalArgumentException if there is no density, or their grids differ
   */
  public static ClassRegions of(List<Density> densities) {
    if (densities.isEmpty()) {
      throw new IllegalArgumentException("expected the density of at least one class, found none");
    }
    LatentGrid grid = densities.get(0).grid();
    for (int k = 1; k < densities.size(); k++) {
      if (!densities.get(k).grid().equals(grid)) {
        throw new IllegalArgumentException(
            "class %d: expected a density on class 0's %s, found %s"
                .formatted(k, grid, densities.get(k).grid()));
      }
    }
    return new ClassRegions(densities);
  }

  private static int owner(List<Density> densities, int cell) {
    int owner = NONE;
    double most = 0;
    for (int k = 0; k < densities.size(); k++) {
      double expectedRows = densities.get(k).rows() * densities.get(k).value(cell);
      if (expectedRows > most) {
        owner = k;
        most = expectedRows;
      }
    }
    return owner;
  }

  /**
   * The number K of classes.
   *
   * @return at least 1
   */
  public int classes() {
    return classes;
  }

  /**
   * Where the regions are tabulated.
   *
   * @return the grid
   */
  public LatentGrid grid() {
    return grid;
  }

  /**
   * The class to whose region a place belongs, that of the nearest cell.
   *
   * @param place z, one coordinate per axis
   * @return the class; of equal ones the first; empty where no row is expected, and off the grid
   * @throws IllegalArgumentException if there are more or fewer coordinates than axes
   */
  public OptionalInt classAt(float... place) {
    if (place.length != grid.dimensions()) {
      throw new IllegalArgumentException(
          "expected a place of %d coordinates, found %d"
              .formatted(grid.dimensions(), place.length));
    }
    if (!grid.contains(place)) {
      return OptionalInt.empty();
    }
    int owner = owners[nearestCell(place)];
    return owner == NONE ? OptionalInt.empty() : OptionalInt.of(owner);
  }

  private int nearestCell(float... place) {
    int cell = 0;
    for (float coordinate : place) {
      int index = (int) Math.round((coordinate - grid.lower()) / grid.step());
      cell = cell * grid.pointsPerAxis() + index;
    }
    return cell;
  }
}
