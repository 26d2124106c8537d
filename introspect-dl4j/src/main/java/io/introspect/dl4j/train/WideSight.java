package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the wide autoencoder of typicality sees of a block of rows. */
public final class WideSight {

  private final Encoded encoded;
  private final float[] reconstructionErrors;

  private WideSight(Encoded encoded, float... reconstructionErrors) {
    this.encoded = encoded;
    this.reconstructionErrors = reconstructionErrors;
  }

  /** The activations must stay open while this is in use. */
  static WideSight of(Autoencoder autoencoder, INDArray activations) {
    Encoded encoded = Encoded.of(autoencoder, activations);
    return new WideSight(encoded, encoded.reconstructionErrors());
  }

  /**
   * The places in the wide latent space.
   *
   * @return z, row by row; not to be changed
   */
  public float[][] places() {
    return encoded.places();
  }

  /**
   * How badly they represent the activations.
   *
   * @return one per row; a copy
   */
  public float[] reconstructionErrors() {
    return reconstructionErrors.clone();
  }

  void close() {
    encoded.close();
  }
}
