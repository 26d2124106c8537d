package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.Objects;

/**
 * An input that was sought for a place of the map (§4): whose activations land there, or as near as
 * the search came.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class Visualization implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] target;
  private final float[] input;
  private final Introspection start;
  private final Introspection end;
  private final int steps;

  /**
   * A value with these contents; the arrays are copied.
   *
   * @param target the place that was asked for, one coordinate per latent dimension
   * @param input what was found, row-major
   * @param start what introspection saw of the input that the search began from
   * @param end what introspection saw of the input that was found
   * @param steps how many steps the search took
   * @throws IllegalArgumentException if the target has not as many dimensions as the map
   */
  public Visualization(
      double[] target, float[] input, Introspection start, Introspection end, int steps) {
    this.target = target.clone();
    this.input = input.clone();
    this.start = Objects.requireNonNull(start, "start");
    this.end = Objects.requireNonNull(end, "end");
    this.steps = steps;
    if (target.length != start.latent().length || target.length != end.latent().length) {
      throw new IllegalArgumentException(
          "expected places of equal dimension, found a target of %d, a start of %d and an end of %d"
              .formatted(target.length, start.latent().length, end.latent().length));
    }
  }

  /**
   * The place that was asked for.
   *
   * @return a copy, one coordinate per latent dimension
   */
  public double[] target() {
    return target.clone();
  }

  /**
   * The input that was found.
   *
   * @return a copy of its values, row-major
   */
  public float[] input() {
    return input.clone();
  }

  /**
   * What introspection saw of the input that the search began from.
   *
   * @return the values
   */
  public Introspection start() {
    return start;
  }

  /**
   * What introspection saw of the input that was found: its place is {@code end().latent()}.
   *
   * @return the values
   */
  public Introspection end() {
    return end;
  }

  /**
   * How far from the target the search began.
   *
   * @return in units of the map, whose training rows are spread with a deviation near 1 per axis
   */
  public double startDistance() {
    return distance(start);
  }

  /**
   * How far from the target the search ended.
   *
   * @return in units of the map
   */
  public double endDistance() {
    return distance(end);
  }

  /**
   * How long the search was.
   *
   * @return the number of steps
   */
  public int steps() {
    return steps;
  }

  private double distance(Introspection seen) {
    float[] latent = seen.latent();
    double squared = 0;
    for (int axis = 0; axis < target.length; axis++) {
      squared += (latent[axis] - target[axis]) * (latent[axis] - target[axis]);
    }
    return Math.sqrt(squared);
  }
}
