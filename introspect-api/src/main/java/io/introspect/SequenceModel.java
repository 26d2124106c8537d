package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A classifier of sequences whose hidden activations can be read at every time step, so that each
 * row leaves a path on the map (§4).
 *
 * <p>The activations of {@link #observe} are those of each row's last step.
 */
public interface SequenceModel extends IntrospectableModel {

  /**
   * Whether a path on the map is wanted of each row: an introspector then learns its map from every
   * step.
   *
   * @return the same at every call
   */
  boolean readsEveryStep();

  /**
   * Runs one forward pass, never two, and returns what {@link #observe} would and the tapped
   * activations at every step.
   *
   * @param x the rows, [n, …]
   * @return detached and owned by the caller
   * @throws IllegalArgumentException if x does not have the shape that the model takes
   * @throws IntrospectionException if a tapped layer does not work step by step
   */
  StepObservation observeSteps(INDArray x);
}
