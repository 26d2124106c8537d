package io.introspect.dl4j.train;

import io.introspect.dl4j.model.MaskedSequences;
import io.introspect.dl4j.model.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Labeled sequences as labeled rows: one array of features, one label a row. */
public final class SequenceRows {

  private SequenceRows() {}

  /** Puts a mask with the features, and takes the label of each row's last step. */
  static DataSet of(DataSet batch) {
    INDArray features = batch.getFeatures();
    INDArray labels = batch.getLabels();
    INDArray mask = batch.getFeaturesMaskArray();
    if (features == null || labels == null || (mask == null && labels.rank() < 3)) {
      return batch;
    }
    INDArray labelMask = batch.getLabelsMaskArray();
    return new DataSet(
        mask == null ? features : MaskedSequences.of(features, mask),
        lastLabels(labels, labelMask == null ? mask : labelMask));
  }

  /**
   * The labels of each row's last step.
   *
   * @param labels one-hot, [n, K, steps]; of rank 2 they are returned as they are
   * @param mask which steps have a label, [n, steps]; null for all
   * @return [n, K]
   * @throws IllegalArgumentException if a row has no step with a label
   */
  public static INDArray lastLabels(INDArray labels, INDArray mask) {
    if (labels.rank() < 3) {
      return labels;
    }
    if (mask == null) {
      return labels
          .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(labels.size(2) - 1))
          .dup('c');
    }
    INDArray last = Nd4j.createUninitialized(labels.dataType(), labels.size(0), labels.size(1));
    for (int row = 0; row < labels.size(0); row++) {
      last.putRow(
          row,
          labels.get(
              NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(last(mask, row))));
    }
    return last;
  }

  private static int last(INDArray mask, int row) {
    float[] steps = Rows.values(mask.getRow(row));
    for (int step = steps.length - 1; step >= 0; step--) {
      if (steps[step] > 0.5f) {
        return step;
      }
    }
    throw new IllegalArgumentException(
        "row %d: expected at least one step with a label, found none".formatted(row));
  }
}
