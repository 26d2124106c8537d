package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.activations.ActivationStore;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The activations at every step of some sequences, with the error that the classifier makes about
 * the whole sequence: what a map learns from that is to show paths (§4).
 */
final class StepRows {

  private final ActivationStore activations;
  private final int[] sequences;
  private final float[] logErrors;

  /**
   * Takes over the activations.
   *
   * @param activations [steps of all sequences, p]
   * @param sequences which sequence each step belongs to, never descending
   * @param logErrors log10 e of each sequence
   */
  StepRows(ActivationStore activations, int[] sequences, float[] logErrors) {
    this.activations = activations;
    this.sequences = sequences;
    this.logErrors = logErrors;
  }

  /** The steps of some sequences, as rows to learn from; closed with this. */
  Selected of(int... members) {
    boolean[] wanted = new boolean[logErrors.length];
    for (int member : members) {
      wanted[member] = true;
    }
    return new Selected(
        IntStream.range(0, sequences.length).filter(step -> wanted[sequences[step]]).toArray());
  }

  void close() {
    activations.close();
  }

  /** Some of the steps; each minibatch is copied out of the whole. */
  final class Selected implements TrainingRows {

    private final int[] steps;

    private Selected(int... steps) {
      this.steps = steps;
    }

    @Override
    public int rows() {
      return steps.length;
    }

    @Override
    public int width() {
      return activations.width();
    }

    @Override
    public INDArray inputs(int... rows) {
      return activations.read(resolve(rows));
    }

    @Override
    public INDArray targets(int... rows) {
      int[] of = resolve(rows);
      for (int i = 0; i < of.length; i++) {
        of[i] = sequences[of[i]];
      }
      return StoredRows.column(logErrors, of);
    }

    private int[] resolve(int... rows) {
      return Arrays.stream(rows).map(row -> steps[row]).toArray();
    }
  }
}
