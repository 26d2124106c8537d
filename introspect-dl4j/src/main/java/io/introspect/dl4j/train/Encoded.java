package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Activations and where an autoencoder places them, as an array only if it cannot do without.
 *
 * <p>To be used by one thread.
 */
final class Encoded implements AutoCloseable {

  private final Autoencoder autoencoder;
  private final INDArray activations;
  private final float[][] places;
  private final Optional<INDArray> latent;

  private Encoded(
      Autoencoder autoencoder, INDArray activations, float[][] places, Optional<INDArray> latent) {
    this.autoencoder = autoencoder;
    this.activations = activations;
    this.places = places;
    this.latent = latent;
  }

  /** The activations must stay open while this is in use. */
  static Encoded of(Autoencoder autoencoder, INDArray activations) {
    if (autoencoder instanceof RowAutoencoder rows) {
      return new Encoded(autoencoder, activations, rows.places(activations), Optional.empty());
    }
    INDArray latent = autoencoder.encode(activations);
    return new Encoded(autoencoder, activations, Rows.matrix(latent), Optional.of(latent));
  }

  /** z, [n][d]; not to be changed. */
  float[][] places() {
    return places;
  }

  /** z, [n, d], as an autoencoder of the user's own gives it; freed when this is closed. */
  Optional<INDArray> latent() {
    return latent;
  }

  /** One per row. */
  float[] reconstructionErrors() {
    if (autoencoder instanceof RowAutoencoder rows) {
      return rows.reconstructionErrors(activations, places);
    }
    try (ArrayScope scope = new ArrayScope()) {
      return Rows.values(
          scope.own(autoencoder.reconstructionError(activations, latent.orElseThrow())));
    }
  }

  /** What an estimator makes of the places, one per row. */
  float[] estimates(ErrorEstimator estimator) {
    return latent
        .map(array -> RowEstimates.of(estimator, array))
        .orElseGet(() -> RowEstimates.of(estimator, places));
  }

  @Override
  public void close() {
    latent.ifPresent(ArrayScope::free);
  }
}
