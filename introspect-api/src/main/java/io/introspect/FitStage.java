package io.introspect;

/**
 * The stages of a sequential fit, in their order (§2.5); {@link #TYPICALITY} runs beside the two
 * before it, so that the steps of both arrive by turns. {@link #TRUST} trains two more estimators,
 * one after the other, so that it starts twice and counts its steps anew.
 */
public enum FitStage {
  /** One forward pass over the data gathers activations and errors; one step per batch. */
  HARVEST,
  /** The autoencoder learns the activations; one step per minibatch. */
  AUTOENCODER,
  /** The estimator learns the errors; one step per minibatch. */
  ESTIMATOR,
  /** The wide autoencoder learns the activations; one step per minibatch. */
  TYPICALITY,
  /** Estimators that see more than the map learn the errors; one step per minibatch. */
  TRUST
}
