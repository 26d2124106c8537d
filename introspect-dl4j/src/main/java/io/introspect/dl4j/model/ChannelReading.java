package io.introspect.dl4j.model;

import java.util.Objects;

/**
 * How the channels of a convolutional layer, each an image of activations, are read as few numbers,
 * so that h stays small. Immutable.
 *
 * @param pooling what is taken of each region
 * @param rows the regions from top to bottom
 * @param columns the regions from left to right
 */
public record ChannelReading(Pooling pooling, int rows, int columns) {

  /** What stands for the activations of a region. */
  public enum Pooling {
    /** Their mean. */
    MEAN,
    /** The largest of them. */
    MAXIMUM
  }

  /**
   * Checks the grid.
   *
   * @param pooling what is taken of each region
   * @param rows at least 1
   * @param columns at least 1
   * @throws IllegalArgumentException if there is no region
   */
  public ChannelReading {
    Objects.requireNonNull(pooling, "pooling");
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "expected a grid of at least 1 x 1 regions, found %d x %d".formatted(rows, columns));
    }
  }

  /**
   * One number a channel, its mean: the default.
   *
   * @return the reading
   */
  public static ChannelReading mean() {
    return new ChannelReading(Pooling.MEAN, 1, 1);
  }

  /**
   * One number a channel, its largest.
   *
   * @return the reading
   */
  public static ChannelReading maximum() {
    return new ChannelReading(Pooling.MAXIMUM, 1, 1);
  }

  /**
   * The mean of each region of a grid, so that h tells where in the image, too.
   *
   * @param rows of the grid
   * @param columns of the grid
   * @return the reading, for images only
   */
  public static ChannelReading regions(int rows, int columns) {
    return new ChannelReading(Pooling.MEAN, rows, columns);
  }

  /** The numbers that each channel is read as. */
  int regions() {
    return rows * columns;
  }
}
