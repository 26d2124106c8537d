package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.TypicalityEstimator;
import java.util.Optional;

/**
 * The trained parts that look at hidden activations.
 *
 * @param autoencoder draws the map
 * @param estimator of the classifier's error, from the place on the map
 * @param typicality the judge of how usual a row is, if there is one
 */
public record Parts(
    Autoencoder autoencoder, ErrorEstimator estimator, Optional<TypicalityEstimator> typicality) {

  /**
   * The autoencoder that typicality has of its own, of more latent dimensions than the map.
   *
   * @return empty if there is no typicality, or one of another kind than {@link
   *     ReconstructionTypicality} trains
   */
  public Optional<Autoencoder> wideAutoencoder() {
    return typicality
        .filter(WideTypicality.class::isInstance)
        .map(judge -> ((WideTypicality) judge).autoencoder());
  }
}
