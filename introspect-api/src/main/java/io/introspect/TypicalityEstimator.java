package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained judge of how usual activations are: whether the classifier is at work as it was on the
 * rows that it knows.
 *
 * <p>Implementations are immutable after training and safe for use by several threads at once.
 */
public interface TypicalityEstimator {

  /**
   * The number p of activations that one row has.
   *
   * @return at least 1
   */
  int width();

  /**
   * The typicality of each row: a p-value, so that of usual rows, those drawn as the held-out ones
   * were, at most a share α has a typicality of α or less, whatever α, on average over the draws of
   * the held-out rows. With n of them at hand the share of one fit scatters about α with a
   * deviation of √(α(1 − α) / n).
   *
   * <p>Numbers in double precision, so that a share which is compared with them is not missed by
   * rounding.
   *
   * @param activations h, [n, p]
   * @return one per row, each in (0, 1]
   */
  double[] typicality(INDArray activations);
}
