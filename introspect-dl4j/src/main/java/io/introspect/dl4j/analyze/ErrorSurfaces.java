package io.introspect.dl4j.analyze;

import io.introspect.ErrorEstimator;
import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.LatentGrid;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tabulates ê(z). */
final class ErrorSurfaces {

  private ErrorSurfaces() {}

  static ErrorSurface of(LatentGrid grid, ErrorEstimator estimator) {
    float[] errors = new float[grid.cells()];
    for (int from = 0; from < errors.length; from += GridPoints.BLOCK) {
      int to = Math.min(errors.length, from + GridPoints.BLOCK);
      try (ArrayScope scope = new ArrayScope()) {
        INDArray points = scope.own(GridPoints.of(grid, from, to));
        float[] estimates = Rows.values(scope.own(estimator.estimate(points)));
        System.arraycopy(estimates, 0, errors, from, to - from);
      }
    }
    return new ErrorSurface(grid, errors);
  }
}
