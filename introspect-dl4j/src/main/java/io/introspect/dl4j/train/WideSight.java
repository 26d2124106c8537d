package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the wide autoencoder of typicality sees of a block of rows. */
public final class WideSight {

  private final float[][] places;
  private final float[] reconstructionErrors;

  private WideSight(float[][] places, float... reconstructionErrors) {
    this.places = places;
    this.reconstructionErrors = reconstructionErrors;
  }

  static WideSight of(Autoencoder autoencoder, INDArray activations) {
    try (Encoded encoded = Encoded.of(autoencoder, activations)) {
      return new WideSight(encoded.places(), encoded.reconstructionErrors());
    }
  }

  /**
   * The places in the wide latent space.
   *
   * @return z, row by row; not to be changed
   */
  public float[][] places() {
    return places;
  }

  /**
   * How badly they represent the activations.
   *
   * @return one per row; a copy
   */
  public float[] reconstructionErrors() {
    return reconstructionErrors.clone();
  }
}
