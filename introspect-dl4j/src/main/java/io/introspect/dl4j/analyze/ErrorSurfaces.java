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
    try (ArrayScope scope = new ArrayScope()) {
      INDArray points = scope.own(GridPoints.of(grid, 0, grid.cells()));
      return new ErrorSurface(grid, Rows.values(scope.own(estimator.estimate(points))));
    }
  }
}
