package io.introspect;

import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one forward pass of a sequence model gave. Close it when done with it; not safe for use by
 * several threads.
 *
 * @param last the output, and the tapped activations at each row's last step
 * @param steps the activations at every step, [sum of lengths, p]: the steps of the first row in
 *     their order, then those of the second, and so on
 * @param lengths how many steps each row has, at least 1
 */
public record StepObservation(Observation last, INDArray steps, List<Integer> lengths)
    implements AutoCloseable {

  /**
   * Checks that the parts fit together.
   *
   * @param last of n rows
   * @param steps [sum of lengths, p]
   * @param lengths n
   * @throws IllegalArgumentException if they do not
   */
  public StepObservation {
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(steps, "steps");
    lengths = List.copyOf(lengths);
    long all = lengths.stream().mapToLong(Integer::longValue).sum();
    if (lengths.size() != last.output().size(0)
        || steps.rank() != 2
        || steps.size(0) != all
        || steps.size(1) != last.activations().size(1)) {
      throw new IllegalArgumentException(
          "expected steps [%d, %d] of %d rows, found %s of %d"
              .formatted(
                  all,
                  last.activations().size(1),
                  last.output().size(0),
                  java.util.Arrays.toString(steps.shape()),
                  lengths.size()));
    }
  }

  /** Frees all arrays. Closing twice does nothing. */
  @Override
  public void close() {
    last.close();
    if (steps.closeable()) {
      steps.close();
    }
  }
}
