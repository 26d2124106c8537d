package io.introspect;

import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one forward pass gave: the classifier's output and its tapped activations.
 *
 * <ul>
 *   <li>output ŷ: [n, K]
 *   <li>activations h: [n, p]
 * </ul>
 *
 * <p>The arrays are off-heap; close the observation when done with it. Not safe for use by several
 * threads.
 *
 * @param output [n, K]
 * @param activations [n, p], p as in the model's {@link ActivationTap#width()}
 */
public record Observation(INDArray output, INDArray activations) implements AutoCloseable {

  /**
   * Checks that both arrays are matrices over the same rows.
   *
   * @param output [n, K]
   * @param activations [n, p]
   * @throws IllegalArgumentException if either is not of rank 2 or their row counts differ
   */
  public Observation {
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(activations, "activations");
    if (output.rank() != 2 || activations.rank() != 2 || output.size(0) != activations.size(0)) {
      throw new IllegalArgumentException(
          "expected output [n, K] and activations [n, p], found %s and %s"
              .formatted(
                  java.util.Arrays.toString(output.shape()),
                  java.util.Arrays.toString(activations.shape())));
    }
  }

  /** Frees both arrays. Closing twice does nothing. */
  @Override
  public void close() {
    free(output);
    free(activations);
  }

  private static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
