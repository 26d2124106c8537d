package io.introspect.dl4j.model;

import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The labels of sequences, of which the last of each counts. */
public final class SequenceLabels {

  private SequenceLabels() {}

  /**
   * The labels of each row's last step in a training step of DL4J.
   *
   * @param labels as the network was given them; of rank 2 they are returned as they are
   * @param last the output layer, which knows their order and which of them count
   * @param features the mask of the features, [n, steps]; null if there is none
   * @return [n, K]
   * @throws IllegalArgumentException if a row has no step with a label
   */
  static INDArray ofTraining(INDArray labels, Layer last, INDArray features) {
    if (labels.rank() < 3) {
      return labels;
    }
    INDArray steps =
        TappedNetwork.unitsLast(last.conf().getLayer()) ? labels.permute(0, 2, 1) : labels;
    INDArray own = last.getMaskArray();
    if (own != null && own.size(0) == steps.size(0) * steps.size(2)) {
      // DL4J keeps it as a column, with all rows of the first step first.
      own = own.dup('f').reshape('f', steps.size(0), steps.size(2));
    }
    return last(steps, own == null ? features : own);
  }

  /**
   * The labels of each row's last step.
   *
   * @param labels one-hot, [n, K, steps]; of rank 2 they are returned as they are
   * @param mask which steps have a label, [n, steps]; null for all
   * @return [n, K]
   * @throws IllegalArgumentException if a row has no step with a label
   */
  public static INDArray last(INDArray labels, INDArray mask) {
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

  /**
   * The last step of a row that a mask leaves.
   *
   * @param mask [n, steps]
   * @throws IllegalArgumentException if there is none
   */
  static int last(INDArray mask, int row) {
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
