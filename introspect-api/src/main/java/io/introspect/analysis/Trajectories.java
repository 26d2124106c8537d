package io.introspect.analysis;

import java.io.Serializable;

/**
 * The paths that a fixed set of rows takes over the map while the classifier learns (fig. 2a).
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class Trajectories implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] iterations;
  private final float[][][] places;
  private final int[] classes;

  /**
   * Paths; the arrays are copied.
   *
   * @param iterations when each snapshot was taken, in training iterations, never descending
   * @param places [snapshot][row][d], z of each row at each snapshot
   * @param classes the true class of each row, from 0
   * @throws IllegalArgumentException if there is no snapshot or no row, the lengths differ, the
   *     iterations descend, or a class is negative
   */
  public Trajectories(int[] iterations, float[][][] places, int[] classes) {
    if (iterations.length == 0 || classes.length == 0 || places.length != iterations.length) {
      throw new IllegalArgumentException(
          "expected at least one snapshot and one row, and places for each snapshot, found %d snapshots, places for %d, and %d rows"
              .formatted(iterations.length, places.length, classes.length));
    }
    this.iterations = iterations.clone();
    this.classes = classes.clone();
    requireOrder();
    requireClasses();
    this.places = new float[places.length][][];
    for (int snapshot = 0; snapshot < places.length; snapshot++) {
      this.places[snapshot] = copy(snapshot, places);
    }
  }

  private void requireOrder() {
    for (int snapshot = 1; snapshot < iterations.length; snapshot++) {
      if (iterations[snapshot] < iterations[snapshot - 1]) {
        throw new IllegalArgumentException(
            "snapshot %d: expected an iteration of at least %d, as before, found %d"
                .formatted(snapshot, iterations[snapshot - 1], iterations[snapshot]));
      }
    }
  }

  private void requireClasses() {
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] < 0) {
        throw new IllegalArgumentException(
            "row %d: expected a class of at least 0, found %d".formatted(row, classes[row]));
      }
    }
  }

  private float[][] copy(int snapshot, float[][][] of) {
    float[][] rows = of[snapshot];
    if (rows.length != classes.length) {
      throw new IllegalArgumentException(
          "snapshot %d: expected places of %d rows, found %d"
              .formatted(snapshot, classes.length, rows.length));
    }
    int dimensions = of[0][0].length;
    float[][] copy = new float[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != dimensions) {
        throw new IllegalArgumentException(
            "snapshot %d, row %d: expected %d coordinates, found %d"
                .formatted(snapshot, row, dimensions, rows[row].length));
      }
      copy[row] = rows[row].clone();
    }
    return copy;
  }

  /**
   * The number of snapshots.
   *
   * @return at least 1
   */
  public int snapshots() {
    return iterations.length;
  }

  /**
   * The number of rows.
   *
   * @return at least 1
   */
  public int rows() {
    return classes.length;
  }

  /**
   * When a snapshot was taken.
   *
   * @param snapshot from 0
   * @return in training iterations since the recording began
   */
  public int iteration(int snapshot) {
    return iterations[snapshot];
  }

  /**
   * Where a row was at a snapshot.
   *
   * @param snapshot from 0
   * @param row from 0
   * @return a copy of its z
   */
  public float[] place(int snapshot, int row) {
    return places[snapshot][row].clone();
  }

  /**
   * The true class of a row.
   *
   * @param row from 0
   * @return from 0
   */
  public int trueClass(int row) {
    return classes[row];
  }

  /**
   * How little the classes are separated at a snapshot: the variance within the classes over the
   * variance between their centers, each row counting alike and summed over the axes. It falls as
   * the classes part.
   *
   * @param snapshot from 0
   * @return at least 0; infinite while all centers coincide, NaN if all rows do
   */
  public double withinOverBetween(int snapshot) {
    float[][] rows = places[snapshot];
    int dimensions = rows[0].length;
    int count = java.util.Arrays.stream(classes).max().orElseThrow() + 1;
    double[][] centers = new double[count + 1][dimensions];
    int[] sizes = new int[count + 1];
    for (int row = 0; row < rows.length; row++) {
      // The last center is that of all rows.
      for (int group : new int[] {classes[row], count}) {
        sizes[group]++;
        for (int axis = 0; axis < dimensions; axis++) {
          centers[group][axis] += (rows[row][axis] - centers[group][axis]) / sizes[group];
        }
      }
    }
    double within = 0;
    double between = 0;
    for (int row = 0; row < rows.length; row++) {
      double[] center = centers[classes[row]];
      for (int axis = 0; axis < dimensions; axis++) {
        within += Math.pow(rows[row][axis] - center[axis], 2);
        between += Math.pow(center[axis] - centers[count][axis], 2);
      }
    }
    return within / between;
  }
}
