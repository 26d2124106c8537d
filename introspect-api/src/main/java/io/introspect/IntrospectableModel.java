package io.introspect;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained classifier whose hidden activations can be read: the paper's {@code f_cls} (§2.4).
 *
 * <p>Implement this to introspect a model of any engine. Shapes, for n rows, K classes and p tapped
 * units:
 *
 * <ul>
 *   <li>x: [n, …], whatever the classifier takes, batch dimension first;
 *   <li>output ŷ: [n, K], one score per class, the largest names the predicted class;
 *   <li>activations h: [n, p], in the column order of {@link #tap()}.
 * </ul>
 *
 * <p>Implementations are safe for use by several threads at once and deterministic: they observe
 * the model as it predicts, with dropout and other training noise off. They never change the model.
 */
public interface IntrospectableModel {

  /**
   * The number of classes K.
   *
   * @return at least 2
   */
  int classes();

  /**
   * Which hidden units are read, and where each stands in h.
   *
   * @return the same tap at every call
   */
  ActivationTap tap();

  /**
   * Runs one forward pass, never two, and returns the output together with the tapped activations.
   *
   * @param x the rows, [n, …]
   * @return output [n, K] and activations [n, p], detached and owned by the caller
   * @throws IllegalArgumentException if x does not have the shape that the model takes
   */
  Observation observe(INDArray x);

  /**
   * Names this very model: two models with the same fingerprint give the same output and
   * activations for every row. A saved introspector is refused by a model with another fingerprint.
   *
   * @return a digest of structure and parameters, printable
   */
  String fingerprint();
}
