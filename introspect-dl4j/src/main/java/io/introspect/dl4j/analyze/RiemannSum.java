package io.introspect.dl4j.analyze;

import io.introspect.Autoencoder;
import io.introspect.analysis.Density;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LatentGrid;
import io.introspect.dl4j.model.ArrayScope;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Expectations over the map as sums over its grid, Σ … f̂(z_ij | H_k) (Δz)^d (§2.8). Each sum is
 * divided by the density's integral, so that it stays an expectation if some mass lies outside the
 * grid: it is that of the rows on the grid, of which there must be some.
 */
final class RiemannSum {

  private RiemannSum() {}

  /**
   * The expected place (8), E[z | H_k].
   *
   * @return one coordinate per axis
   */
  static double[] place(Density density) {
    LatentGrid grid = density.grid();
    double[] mean = new double[grid.dimensions()];
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (density.value(cell) > 0) {
        double weight = weight(density, cell);
        double[] place = grid.place(cell);
        for (int axis = 0; axis < mean.length; axis++) {
          mean[axis] += weight * place[axis];
        }
      }
    }
    return mean;
  }

  /** The expected place of each class, decoded: (9) as printed. */
  static ExpectedActivations decodedPlace(List<Density> densities, Autoencoder map) {
    float[][] places = new float[densities.size()][map.latentSize()];
    for (int k = 0; k < places.length; k++) {
      double[] place = place(densities.get(k));
      for (int axis = 0; axis < place.length; axis++) {
        places[k][axis] = (float) place[axis];
      }
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray latent = scope.own(Nd4j.createFromArray(places));
      return new ExpectedActivations(scope.own(map.decode(latent)).toFloatMatrix());
    }
  }

  /**
   * The expected activations of each class, summed after decoding: Σ decode(z_ij) f̂(z_ij | H_k)
   * (Δz)^d.
   */
  static ExpectedActivations decodedGrid(List<Density> densities, Autoencoder map) {
    LatentGrid grid = densities.get(0).grid();
    try (ArrayScope scope = new ArrayScope()) {
      INDArray sum = scope.own(Nd4j.zeros(DataType.FLOAT, densities.size(), map.width()));
      for (int from = 0; from < grid.cells(); from += GridPoints.BLOCK) {
        addDecoded(sum, densities, map, from, Math.min(grid.cells(), from + GridPoints.BLOCK));
      }
      return new ExpectedActivations(sum.toFloatMatrix());
    }
  }

  private static void addDecoded(
      INDArray sum, List<Density> densities, Autoencoder map, int from, int to) {
    float[][] weights = new float[densities.size()][to - from];
    boolean isEmpty = true;
    for (int k = 0; k < weights.length; k++) {
      for (int cell = from; cell < to; cell++) {
        weights[k][cell - from] = (float) weight(densities.get(k), cell);
        isEmpty &= weights[k][cell - from] == 0;
      }
    }
    if (isEmpty) {
      return; // most of a three-dimensional grid
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray latent = scope.own(GridPoints.of(densities.get(0).grid(), from, to));
      INDArray decoded = scope.own(map.decode(latent));
      sum.addi(scope.own(scope.own(Nd4j.createFromArray(weights)).mmul(decoded)));
    }
  }

  /** The share of the density's mass on the grid that one cell has. */
  private static double weight(Density density, int cell) {
    return density.value(cell) * density.grid().cellVolume() / density.integral();
  }
}
