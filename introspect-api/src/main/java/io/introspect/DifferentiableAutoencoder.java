package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An autoencoder whose encoder can be walked back, so that a place on the map can be asked for.
 *
 * <p>As its other methods, safe for use by several threads at once.
 */
public interface DifferentiableAutoencoder extends Autoencoder {

  /**
   * The gradient, with respect to the activations, of a function of the latent points: row by row
   * v·∂z/∂h.
   *
   * @param activations h, [n, p]
   * @param slope v, the function's derivatives with respect to z, [n, d]
   * @return [n, p], in the inverse units of h, detached and owned by the caller
   */
  INDArray encoderGradient(INDArray activations, INDArray slope);
}
