package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.activations.ActivationStore;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training rows whose inputs are in a store.
 *
 * <ul>
 *   <li>inputs: [rows, width], float32
 *   <li>targets: [rows, 1], float32
 * </ul>
 */
class StoredRows implements TrainingRows, AutoCloseable {

  private final ActivationStore inputs;
  private final float[] targets;

  /** Takes over both. */
  StoredRows(ActivationStore inputs, float[] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  @Override
  public final int rows() {
    return targets.length;
  }

  @Override
  public final int width() {
    return inputs.width();
  }

  @Override
  public final INDArray inputs(int... rows) {
    return inputs.read(rows);
  }

  @Override
  public final INDArray targets(int... rows) {
    return column(targets, rows);
  }

  /** Some of the values, [rows.length, 1]; no view, so that it can be freed. */
  static INDArray column(float[] values, int... rows) {
    float[] some = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = values[rows[i]];
    }
    return Nd4j.create(some, new long[] {rows.length, 1}, 'c');
  }

  @Override
  public void close() {
    inputs.close();
  }
}
