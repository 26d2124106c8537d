package io.introspect;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fitted introspector: asks the classifier for its prediction and tells how far to trust it.
 *
 * <p>Safe for use by several threads at once; the same rows in the same batch give the same values.
 */
public interface Introspector {

  /**
   * Introspects one row, with one forward pass of the classifier.
   *
   * @param row [1, …], or for a classifier of vectors also [features]
   * @return what was seen
   * @throws IllegalArgumentException if there is not exactly one row, its shape is not the
   *     classifier's, or a value is NaN or infinite
   */
  Introspection introspect(INDArray row);

  /**
   * Introspects many rows.
   *
   * @param rows [n, …]
   * @return one value per row, in the order of the rows; unmodifiable
   * @throws IllegalArgumentException if the shape is not the classifier's, or a value is NaN or
   *     infinite; the message names the row
   */
  List<Introspection> introspectAll(INDArray rows);

  /**
   * The classifier that is looked into.
   *
   * @return the model
   */
  IntrospectableModel model();

  /**
   * The autoencoder that draws the map.
   *
   * @return the autoencoder
   */
  Autoencoder autoencoder();

  /**
   * The estimator of the classifier's error.
   *
   * @return the estimator
   */
  ErrorEstimator estimator();

  /**
   * The judge of how usual a row is.
   *
   * @return empty, the default, if the introspector was fitted without
   */
  default Optional<TypicalityEstimator> typicality() {
    return Optional.empty();
  }

  /**
   * How this introspector came about.
   *
   * @return settings, seed, data and versions
   */
  Provenance provenance();
}
