package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.Objects;

/**
 * One step of an attack: what the row had become, and what introspection saw of it.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class AttackStep implements Serializable {

  private static final long serialVersionUID = 1L;

  private final float[] input;
  private final Introspection seen;
  private final boolean succeeded;

  /**
   * A step; the array is copied.
   *
   * @param input the row's values, row-major
   * @param seen of this input
   * @param succeeded whether the attack's aim is reached here
   */
  public AttackStep(float[] input, Introspection seen, boolean succeeded) {
    this.input = input.clone();
    this.seen = Objects.requireNonNull(seen, "seen");
    this.succeeded = succeeded;
  }

  /**
   * What the row had become.
   *
   * @return a copy of its values, row-major
   */
  public float[] input() {
    return input.clone();
  }

  /**
   * What introspection saw of it: output, place on the map, confidence.
   *
   * @return the values
   */
  public Introspection seen() {
    return seen;
  }

  /**
   * Whether the attack's aim is reached here.
   *
   * @return true if so
   */
  public boolean succeeded() {
    return succeeded;
  }
}
