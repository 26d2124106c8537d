package io.introspect.probe;

import java.io.Serializable;

/**
 * A step at which a path over the map goes from one class's region into another's, or into or out
 * of where no class is at home.
 *
 * @param step the first step beyond the border, at least 1
 * @param from the class whose region is left, or {@link #NOWHERE}
 * @param to the class whose region is entered, or {@link #NOWHERE}
 * @serial exclude
 */
public record BorderCrossing(int step, int from, int to) implements Serializable {

  /** No class's region: off the grid, or where no training row is expected. */
  public static final int NOWHERE = -1;

  /**
   * Checks that there is a border.
   *
   * @param step at least 1
   * @param from a class, or {@link #NOWHERE}
   * @param to another one
   * @throws IllegalArgumentException if a value is out of its range or both sides are the same
   */
  public BorderCrossing {
    if (step < 1 || from < NOWHERE || to < NOWHERE || from == to) {
      throw new IllegalArgumentException(
          "expected a step of at least 1 and two different classes, found step %d from %d to %d"
              .formatted(step, from, to));
    }
  }
}
