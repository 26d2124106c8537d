package io.introspect.dl4j.trust;

import io.introspect.trust.Audit;

/**
 * What speaks for or against a prediction. Every kind is a number per row, oriented so that the
 * larger one calls for more trust, and on a scale that suits a linear combination.
 */
public enum Evidence {
  /** The largest output, as it is: the baseline. */
  MAXIMUM_OUTPUT(Audit.MAXIMUM_OUTPUT),
  /** The log odds of the largest output. */
  LOGIT("logit"),
  /** The logarithm of the largest output over the second largest. */
  MARGIN("margin"),
  /** Minus the logarithm of the entropy of the outputs, scaled to sum to 1. */
  ENTROPY("entropy"),
  /** −ê(z), the paper's: from the place on the map. */
  MAP_ERROR("mapError"),
  /** −ê(z, reconstruction error): from the place and how badly it represents the activations. */
  PLACE_AND_RECONSTRUCTION("placeAndReconstructionError"),
  /** −ê(h): from all tapped activations. */
  HIDDEN_ERROR("hiddenError"),
  /** Minus the logarithm of the map's reconstruction error. */
  RECONSTRUCTION("reconstructionError"),
  /** Minus the logarithm of the wide autoencoder's reconstruction error. */
  WIDE_RECONSTRUCTION("wideReconstructionError"),
  /** The logarithm of the typicality. */
  TYPICALITY("typicality"),
  /** Minus the logarithm of the distance, in the wide latent space, to the predicted class. */
  OWN_DISTANCE("ownDistance"),
  /** The logarithm of the distance to the nearest other class. */
  OTHER_DISTANCE("otherDistance"),
  /**
   * The logarithm of the distance to the nearest other class over that to the predicted class
   * (Jiang et al., "To Trust Or Not To Trust A Classifier", 2018).
   */
  TRUST_RATIO("trustRatio");

  private final String key;

  Evidence(String key) {
    this.key = key;
  }

  /**
   * Its name in tables and files.
   *
   * @return in camel case
   */
  public String key() {
    return key;
  }
}
