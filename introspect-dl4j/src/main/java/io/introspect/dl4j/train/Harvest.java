package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.activations.ActivationStore;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one pass of the data through the classifier left: activations, errors, outputs and true
 * classes.
 *
 * <ul>
 *   <li>inputs: h, [rows, p]; targets: log10 e, [rows, 1]; outputs: ŷ, [rows, K]
 * </ul>
 */
final class Harvest extends StoredRows implements HarvestedRows {

  private final ActivationStore outputs;
  private final int[] classes;
  private final Optional<StepRows> steps;
  private final String dataHash;

  /** Takes over all of it. */
  Harvest(
      ActivationStore activations,
      float[] logErrors,
      ActivationStore outputs,
      int[] classes,
      Optional<StepRows> steps,
      String dataHash) {
    super(activations, logErrors);
    this.outputs = outputs;
    this.classes = classes;
    this.steps = steps;
    this.dataHash = dataHash;
  }

  /** Every step of the rows, if the model reads them. */
  Optional<StepRows> steps() {
    return steps;
  }

  @Override
  public TrainingRows mapRows() {
    return steps
        .<TrainingRows>map(every -> every.of(IntStream.range(0, rows()).toArray()))
        .orElse(this);
  }

  @Override
  public INDArray outputs(int... rows) {
    return outputs.read(rows);
  }

  @Override
  public int[] trueClasses() {
    return classes.clone();
  }

  @Override
  public void close() {
    super.close();
    steps.ifPresent(StepRows::close);
    outputs.close();
  }

  /** SHA-256 over features and labels in their order, hexadecimal. */
  String dataHash() {
    return dataHash;
  }

  /**
   * Refuses data in which a class does not occur.
   *
   * @throws IllegalArgumentException naming the classes that are missing
   */
  void requireEveryClass(int count) {
    long[] rowsPerClass = new long[count];
    for (int k : classes) {
      rowsPerClass[k]++;
    }
    OneHotLabels.requireEveryClass(rowsPerClass, "training rows");
  }
}
