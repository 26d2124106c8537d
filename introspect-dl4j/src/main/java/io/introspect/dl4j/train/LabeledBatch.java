package io.introspect.dl4j.train;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.SequenceModel;
import io.introspect.StepObservation;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Some labeled rows on their way through a classifier. Not checked yet.
 *
 * @param data features and labels, of which either may be missing
 * @param firstRow the number of the first row, for messages
 * @param isCopy whether the arrays are to be freed
 */
record LabeledBatch(DataSet data, long firstRow, boolean isCopy) implements AutoCloseable {

  /** A batch whose arrays stay as they are. */
  static LabeledBatch lasting(DataSet data, long firstRow) {
    return new LabeledBatch(data, firstRow, false);
  }

  /** A copy of a batch whose arrays may be used again, or belong to a workspace. */
  static LabeledBatch copy(DataSet data, long firstRow) {
    return new LabeledBatch(
        new DataSet(copy(data.getFeatures()), copy(data.getLabels())), firstRow, true);
  }

  private static INDArray copy(INDArray array) {
    return array == null ? null : array.dup();
  }

  /** How many rows there are; 0 if there are no features. */
  long rows() {
    return data.getFeatures() == null ? 0 : data.getFeatures().size(0);
  }

  /**
   * Checks the rows and runs them through a classifier.
   *
   * @return owned by the caller
   * @throws IllegalArgumentException if they are unfit, or the model does not give what it promises
   */
  SeenBatch observe(IntrospectableModel model) {
    LabeledRows.requireLabeled(data, firstRow);
    int[] truth = OneHotLabels.classes(data.getLabels(), model.classes(), firstRow);
    INDArray features = data.getFeatures();
    FiniteCheck.require(features, "features", firstRow);
    if (model instanceof SequenceModel sequences && sequences.readsEveryStep()) {
      StepObservation seen = CheckedPass.observeSteps(sequences, features, firstRow);
      return seen(seen.last(), Optional.of(seen), truth);
    }
    return seen(CheckedPass.observe(model, features, firstRow), Optional.empty(), truth);
  }

  private static SeenBatch seen(Observation seen, Optional<StepObservation> steps, int... truth) {
    return new SeenBatch(
        seen, steps, truth, ClassifierError.log10(Rows.values(seen.output()), truth));
  }

  /** Frees the arrays, if they are copies. */
  @Override
  public void close() {
    if (isCopy) {
      free(data.getFeatures());
      free(data.getLabels());
    }
  }

  private static void free(INDArray array) {
    if (array != null) {
      ArrayScope.free(array);
    }
  }
}
