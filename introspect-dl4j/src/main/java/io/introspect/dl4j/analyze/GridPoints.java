package io.introspect.dl4j.analyze;

import io.introspect.analysis.LatentGrid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The points of a grid as latent points. */
final class GridPoints {

  /** Points that are worked on together: networks hold the activations of all their layers. */
  static final int BLOCK = 1000;

  private GridPoints() {}

  /** The points of some cells, [to − from, d], owned by the caller. */
  static INDArray of(LatentGrid grid, int from, int to) {
    float[][] points = new float[to - from][grid.dimensions()];
    for (int cell = from; cell < to; cell++) {
      double[] place = grid.place(cell);
      for (int axis = 0; axis < place.length; axis++) {
        points[cell - from][axis] = (float) place[axis];
      }
    }
    return Nd4j.createFromArray(points);
  }
}
