package io.introspect.dl4j.train;

import io.introspect.ErrorEstimator;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Estimates of rows on the heap, without arrays for them if the estimator can do without. */
public final class RowEstimates {

  private RowEstimates() {}

  /**
   * Estimates.
   *
   * @param estimator any
   * @param inputs [n][inputs], n ≥ 1; not changed
   * @return one per row
   */
  public static float[] of(ErrorEstimator estimator, float[][] inputs) {
    if (estimator instanceof RowEstimator rows) {
      return rows.estimates(inputs);
    }
    try (ArrayScope scope = new ArrayScope()) {
      return of(estimator, scope.own(Nd4j.createFromArray(inputs)));
    }
  }

  /**
   * Estimates.
   *
   * @param estimator any
   * @param inputs [n, inputs]; not changed
   * @return one per row
   */
  public static float[] of(ErrorEstimator estimator, INDArray inputs) {
    try (ArrayScope scope = new ArrayScope()) {
      return Rows.values(scope.own(estimator.estimate(inputs)));
    }
  }
}
