package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An autoencoder that gives its results on the heap as well: of single rows, making arrays for them
 * takes longer than computing them, and ND4J registers each under one lock for all threads.
 */
interface RowAutoencoder extends Autoencoder {

  /** As {@link #encode}: [n][d]. */
  float[][] places(INDArray activations);

  /** As {@link #reconstructionError}: one per row. */
  float[] reconstructionErrors(INDArray activations, float[][] places);
}
