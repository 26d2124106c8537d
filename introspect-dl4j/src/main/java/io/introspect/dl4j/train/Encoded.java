package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Activations and where an autoencoder places them. The array of the places is made when somebody
 * asks for it, if the autoencoder can do without.
 *
 * <p>To be used by one thread.
 */
final class Encoded implements AutoCloseable {

  private final Autoencoder autoencoder;
  private final INDArray activations;
  private final float[][] places;
  private INDArray latent;

  private Encoded(
      Autoencoder autoencoder, INDArray activations, float[][] places, INDArray latent) {
    this.autoencoder = autoencoder;
    this.activations = activations;
    this.places = places;
    this.latent = latent;
  }

  /** The activations must stay open while this is in use. */
  static Encoded of(Autoencoder autoencoder, INDArray activations) {
    if (autoencoder instanceof RowAutoencoder rows) {
      return new Encoded(autoencoder, activations, rows.places(activations), null);
    }
    INDArray latent = autoencoder.encode(activations);
    return new Encoded(autoencoder, activations, Rows.matrix(latent), latent);
  }

  /** z, [n][d]; not to be changed. */
  float[][] places() {
    return places;
  }

  /** z, [n, d], as the autoencoder gives it; freed when this is closed. */
  INDArray latent() {
    if (latent == null) {
      latent = Nd4j.createFromArray(places);
    }
    return latent;
  }

  /** One per row. */
  float[] reconstructionErrors() {
    if (autoencoder instanceof RowAutoencoder rows) {
      return rows.reconstructionErrors(activations, places);
    }
    try (ArrayScope scope = new ArrayScope()) {
      return Rows.values(scope.own(autoencoder.reconstructionError(activations, latent())));
    }
  }

  /** What an estimator makes of the places, one per row. */
  float[] estimates(ErrorEstimator estimator) {
    return latent == null ? RowEstimates.of(estimator, places) : RowEstimates.of(estimator, latent);
  }

  @Override
  public void close() {
    if (latent != null) {
      ArrayScope.free(latent);
    }
  }
}
