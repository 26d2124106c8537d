package io.introspect.dl4j.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What the wide autoencoder of typicality sees of a block of rows. */
public final class WideSight {

  private final INDArray latent;
  private final float[] reconstructionErrors;

  WideSight(INDArray latent, float... reconstructionErrors) {
    this.latent = latent;
    this.reconstructionErrors = reconstructionErrors;
  }

  /**
   * The places in the wide latent space.
   *
   * @return [n, d]
   */
  public INDArray latent() {
    return latent;
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
