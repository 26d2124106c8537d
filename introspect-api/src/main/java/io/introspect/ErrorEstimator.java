package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained estimator of the error that the classifier is about to make: {@code f_estim} (§2.5).
 *
 * <p>The error of one row is e = ½‖y − ŷ‖² with the one-hot target y; the estimate converges to
 * log10 e. Shapes:
 *
 * <ul>
 *   <li>latent z: [n, d]
 *   <li>estimate ê: [n, 1], in decades
 * </ul>
 *
 * <p>Implementations are immutable after training and safe for use by several threads at once.
 */
public interface ErrorEstimator {

  /**
   * The number d of inputs that one row has.
   *
   * @return at least 1
   */
  int inputs();

  /**
   * Estimates log10 e.
   *
   * @param latent z, [n, d]
   * @return ê, [n, 1], detached and owned by the caller
   */
  INDArray estimate(INDArray latent);
}
