package io.introspect;

import java.io.Serializable;

/**
 * The path of one sequence over the map, step by step: how the classifier comes to its opinion
 * (§4).
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class SequencePath implements Serializable {

  private static final long serialVersionUID = 1L;

  private final float[][] places;
  private final float[] log10MapErrors;

  /**
   * A path; the arrays are copied.
   *
   * @param places z at each step, [steps][d]
   * @param log10MapErrors ê(z) at each step
   * @throws IllegalArgumentException if there is no step, or the lengths differ
   */
  public SequencePath(float[][] places, float[] log10MapErrors) {
    if (places.length == 0 || places.length != log10MapErrors.length) {
      throw new IllegalArgumentException(
          "expected at least one step and an error for each, found %d places and %d errors"
              .formatted(places.length, log10MapErrors.length));
    }
    this.places = new float[places.length][];
    for (int step = 0; step < places.length; step++) {
      this.places[step] = places[step].clone();
    }
    this.log10MapErrors = log10MapErrors.clone();
  }

  /**
   * The number of steps.
   *
   * @return at least 1
   */
  public int steps() {
    return places.length;
  }

  /**
   * Where the sequence is after a step.
   *
   * @param step from 0
   * @return a copy of z
   */
  public float[] place(int step) {
    return places[step].clone();
  }

  /**
   * The error that the map lets expect of the classifier at the end, seen from there.
   *
   * @param step from 0
   * @return ê(z), log10 of the expected error
   */
  public double log10MapError(int step) {
    return log10MapErrors[step];
  }
}
