package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows to learn from, read a minibatch at a time and in any order.
 *
 * <p>For an {@link Autoencoder} the inputs are the harvested activations h, [n, p]; for an {@link
 * ErrorEstimator} they are the latent points z, [n, d]. The targets are log10 of the classifier's
 * error on the same rows. Only copies are handed out, so that no gradient and no change can flow
 * back (the paper's gradient stops, §2.5).
 *
 * <p>Safe for reading by several threads at once.
 */
public interface TrainingRows {

  /**
   * How many rows there are.
   *
   * @return at least 1
   */
  int rows();

  /**
   * The number of inputs of one row.
   *
   * @return at least 1
   */
  int width();

  /**
   * Copies the inputs of these rows.
   *
   * @param rows row numbers, each from 0 to {@code rows() − 1}, in any order
   * @return [rows.length, width], owned by the caller
   */
  INDArray inputs(int... rows);

  /**
   * Copies the targets of these rows: log10 of e = ½‖y − ŷ‖².
   *
   * @param rows row numbers, each from 0 to {@code rows() − 1}, in any order
   * @return [rows.length, 1], owned by the caller
   */
  INDArray targets(int... rows);
}
