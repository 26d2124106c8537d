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
 * @param regions how many units each channel of a convolutional layer is read as, one after the
 *     other; 1 for all other layers, and for channels that are read as one number
 * @serial exclude
 */
public record TappedLayer(String name, int firstColumn, int units, int regions)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param name the layer's name
   * @param firstColumn at least 0
   * @param units at least 1
   * @param regions at least 1; a divisor of {@code units}
   * @throws IllegalArgumentException if {@code firstColumn} is negative, {@code units} is not
   *     positive, or {@code regions} does not divide it
   */
  public TappedLayer {
    Objects.requireNonNull(name, "name");
    if (firstColumn < 0 || units < 1) {
      throw new IllegalArgumentException(
          "layer %s: expected firstColumn >= 0 and units >= 1, found %d and %d"
              .formatted(name, firstColumn, units));
    }
    if (regions < 1 || units % regions != 0) {
      throw new IllegalArgumentException(
          "layer %s: expected regions that divide its %d units, found %d"
              .formatted(name, units, regions));
    }
  }

  /**
   * A layer whose every unit stands for itself.
   *
   * @param name the layer's name
   * @param firstColumn at least 0
   * @param units at least 1
   * @throws IllegalArgumentException if {@code firstColumn} is negative or {@code units} is not
   *     positive
   */
  public TappedLayer(String name, int firstColumn, int units) {
    this(name, firstColumn, units, 1);
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

  /**
   * The channel, or unit of the network itself, that a column of h is read from.
   *
   * @param column one of this layer's
   * @return from 0
   * @throws IllegalArgumentException if the column is not this layer's
   */
  public int channel(int column) {
    return unit(column) / regions;
  }

  /**
   * The region of its channel that a column of h is read from.
   *
   * @param column one of this layer's
   * @return from 0 to {@code regions − 1}, in reading order
   * @throws IllegalArgumentException if the column is not this layer's
   */
  public int region(int column) {
    return unit(column) % regions;
  }

  private int unit(int column) {
    if (!contains(column)) {
      throw new IllegalArgumentException(
          "layer %s: expected a column from %d to %d, found %d"
              .formatted(name, firstColumn, firstColumn + units - 1, column));
    }
    return column - firstColumn;
  }
}
