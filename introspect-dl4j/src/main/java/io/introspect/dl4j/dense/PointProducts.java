package io.introspect.dl4j.dense;

import io.introspect.dl4j.dense.DirectNetwork.LayerRow;
import io.introspect.dl4j.dense.DirectNetwork.Row;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of rows with the same points, which are a layer's weights without bias and bend.
 *
 * <p>Thread-safe.
 */
public final class PointProducts {

  /** So many products are held at once elsewhere than on the CPU: 16 MiB. */
  private static final int MOST = 1 << 22;

  private final INDArray points;
  private final Optional<DirectNetwork> direct;

  private PointProducts(INDArray points, Optional<DirectNetwork> direct) {
    this.points = points;
    this.direct = direct;
  }

  /**
   * Products with these points.
   *
   * @param points [m, d], kept
   * @return of rows with each of them
   */
  public static PointProducts with(INDArray points) {
    return new PointProducts(
        points,
        DirectLayer.linear(points.transpose()).map(layer -> new DirectNetwork(List.of(layer))));
  }

  /**
   * Multiplies rows.
   *
   * @param rows how many
   * @param source fills each, [d]
   * @param sink is given the m products of each
   */
  public void run(int rows, Row source, LayerRow sink) {
    direct.ifPresentOrElse(
        network -> network.observe(rows, source, sink), () -> runByNd4j(rows, source, sink));
  }

  private void runByNd4j(int rows, Row source, LayerRow sink) {
    int m = Math.toIntExact(points.size(0));
    int d = Math.toIntExact(points.size(1));
    int block = Math.max(1, MOST / m);
    for (int from = 0; from < rows; from += block) {
      int n = Math.min(block, rows - from);
      float[][] blockRows = new float[n][d];
      for (int row = 0; row < n; row++) {
        source.at(from + row, blockRows[row]);
      }
      try (INDArray x = Nd4j.createFromArray(blockRows);
          INDArray products = x.mmul(points.transpose())) {
        float[][] values = products.toFloatMatrix();
        for (int row = 0; row < n; row++) {
          sink.at(0, from + row, values[row], 0);
        }
      }
    }
  }
}
