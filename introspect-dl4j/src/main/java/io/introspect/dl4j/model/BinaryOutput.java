package io.introspect.dl4j.model;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A single output p that tells two classes apart, as one output for each of them: [1 − p, p], so
 * that class 1 is the positive one. Outputs of several columns are left as they are.
 */
final class BinaryOutput {

  /** How many classes a single output tells apart. */
  static final int CLASSES = 2;

  private BinaryOutput() {}

  /**
   * The output for each class.
   *
   * @param own the network's own output, [n, 1] or [n, K]; taken over
   * @return [n, 2] or [n, K], owned by the caller
   */
  static INDArray perClass(INDArray own) {
    if (own.size(1) != 1) {
      return own;
    }
    INDArray negative = own.rsub(1);
    INDArray both = Nd4j.hstack(negative, own);
    NetworkReplicas.closeAllBut(List.of(negative, own), both);
    return both;
  }

  /**
   * The reverse for derivatives: du/dp = u₁ − u₀, as class 0's output falls when class 1's rises.
   *
   * @param slope the derivatives with respect to the output for each class, not changed
   * @param columns of the network's own output
   * @return the derivatives with respect to the network's own output: new, [n, 1], or the slope
   *     itself
   */
  static INDArray ownSlope(INDArray slope, long columns) {
    return columns == 1 ? slope.getColumn(1, true).sub(slope.getColumn(0, true)) : slope;
  }
}
