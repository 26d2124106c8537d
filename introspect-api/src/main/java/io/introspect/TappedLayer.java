package io.introspect;

import java.io.Serializable;
import java.util.Objects;

/**
 * One tapped layer and the columns of h that hold its units.
 *
 * @param name the layer's name, unique in its tap
 * @param firstColumn the column of the layer's unit 0, at least 0
 * @param units how many units are read, at least 1; they fill the columns {@code firstColumn} to
 *     {@code firstColumn + units − 1}
 * @serial exclude
 */
public record TappedLayer(String name, int firstColumn, int units) implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param name the layer's name
   * @param firstColumn at least 0
   * @param units at least 1
   * @throws IllegalArgumentException if {@code firstColumn} is negative or {@code units} is not
   *     positive
   */
  public TappedLayer {
    Objects.requireNonNull(name, "name");
    if (firstColumn < 0 || units < 1) {
      throw new IllegalArgumentException(
          "layer %s: expected firstColumn >= 0 and units >= 1, found %d and %d"
              .formatted(name, firstColumn, units));
    }
  }

  /**
   * Whether a column of h belongs to this layer.
   *
   * @param column any number
   * @return true from {@code firstColumn} to {@code firstColumn + units − 1}
   */
  public boolean contains(int column) {
    return column >= firstColumn && column < firstColumn + units;
  }
}
