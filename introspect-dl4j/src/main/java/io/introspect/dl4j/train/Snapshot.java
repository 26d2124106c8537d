package io.introspect.dl4j.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The probe rows at one moment of a classifier's training.
 *
 * <ul>
 *   <li>inputs: h, [rows, p]; targets: log10 e, [rows, 1]
 * </ul>
 */
public final class Snapshot extends MatrixRows {

  private final int iteration;

  /** Takes over both arrays. */
  Snapshot(int iteration, INDArray activations, INDArray logErrors) {
    super(activations, logErrors);
    this.iteration = iteration;
  }

  /**
   * When it was taken.
   *
   * @return in training iterations since the recording began
   */
  public int iteration() {
    return iteration;
  }
}
