package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training rows that lie in two off-heap matrices.
 *
 * <ul>
 *   <li>inputs: [rows, width], float32
 *   <li>targets: [rows, 1], float32
 * </ul>
 */
class MatrixRows implements TrainingRows, AutoCloseable {

  private final INDArray inputs;
  private final INDArray targets;

  /** Takes over both arrays. */
  MatrixRows(INDArray inputs, INDArray targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  @Override
  public int rows() {
    return Math.toIntExact(inputs.size(0));
  }

  @Override
  public int width() {
    return Math.toIntExact(inputs.size(1));
  }

  @Override
  public INDArray inputs(int... rows) {
    return Nd4j.pullRows(inputs, 1, rows);
  }

  @Override
  public INDArray targets(int... rows) {
    return Nd4j.pullRows(targets, 1, rows);
  }

  @Override
  public void close() {
    ArrayScope.free(inputs);
    ArrayScope.free(targets);
  }
}
