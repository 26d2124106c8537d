package io.introspect.dl4j.train;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.dl4j.activations.ActivationStore;
import io.introspect.dl4j.model.ArrayScope;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Activations that are not kept: whenever rows are read, their features run through the classifier
 * again, at most {@value RowBlocks#SIZE} at a time. What is appended is only counted.
 */
final class RecomputedRows implements ActivationStore {

  private final IntrospectableModel model;
  private final INDArray features;
  private int rows;

  /**
   * Of these features.
   *
   * @param features [n, …], which stay the caller's and must not change
   */
  RecomputedRows(IntrospectableModel model, INDArray features) {
    this.model = model;
    this.features = features;
  }

  @Override
  public int width() {
    return model.tap().width();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void append(INDArray batch) {
    rows = Math.toIntExact(rows + batch.size(0));
  }

  @Override
  public INDArray read(int... wanted) {
    for (int row : wanted) {
      if (row < 0 || row >= rows) {
        throw new IllegalArgumentException(
            "expected a row from 0 to %d, found %d".formatted(rows - 1, row));
      }
    }
    INDArray all = Nd4j.createUninitialized(DataType.FLOAT, wanted.length, width());
    try {
      for (int from = 0; from < wanted.length; from += RowBlocks.SIZE) {
        int to = Math.min(wanted.length, from + RowBlocks.SIZE);
        observe(Arrays.copyOfRange(wanted, from, to), all.get(NDArrayIndex.interval(from, to)));
      }
      return all;
    } catch (RuntimeException | Error e) {
      ArrayScope.free(all);
      throw e;
    }
  }

  private void observe(int[] wanted, INDArray into) {
    try (ArrayScope scope = new ArrayScope();
        Observation seen = model.observe(scope.own(pick(wanted)))) {
      into.assign(seen.activations());
    }
  }

  private INDArray pick(int... wanted) {
    if (features.rank() == 2) {
      return Nd4j.pullRows(features, 1, wanted);
    }
    long[] shape = features.shape().clone();
    shape[0] = wanted.length;
    INDArray picked = Nd4j.createUninitialized(features.dataType(), shape);
    for (int i = 0; i < wanted.length; i++) {
      picked.slice(i, 0).assign(features.slice(wanted[i], 0));
    }
    return picked;
  }

  /** There is nothing to free: the features are the caller's. */
  @Override
  public void close() {}
}
