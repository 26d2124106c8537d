package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.TypicalityEstimator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ranks a row's reconstruction error among those of held-out rows.
 *
 * @param autoencoder trained, of many latent dimensions
 * @param rank of the held-out rows
 */
record WideTypicality(Autoencoder autoencoder, ConformalRank rank) implements TypicalityEstimator {

  @Override
  public int width() {
    return autoencoder.width();
  }

  @Override
  public double[] typicality(INDArray activations) {
    return rank(look(activations).reconstructionErrors());
  }

  /** The typicality of rows with these reconstruction errors. */
  double[] rank(float... errors) {
    double[] typicality = new double[errors.length];
    for (int row = 0; row < errors.length; row++) {
      typicality[row] = rank.pValue(errors[row]);
    }
    return typicality;
  }

  WideSight look(INDArray activations) {
    return WideSight.of(autoencoder, activations);
  }
}
