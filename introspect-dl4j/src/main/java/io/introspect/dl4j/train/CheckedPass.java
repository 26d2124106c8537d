package io.introspect.dl4j.train;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.SequenceModel;
import io.introspect.StepObservation;
import io.introspect.dl4j.model.FiniteCheck;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A forward pass of a classifier whose result is checked: it may be a user's own or diverged. */
public final class CheckedPass {

  private CheckedPass() {}

  /**
   * Observes rows.
   *
   * @param model the classifier
   * @param features [n, …]
   * @param firstRow the number of the first row, for messages
   * @return owned by the caller
   * @throws IllegalArgumentException if the model does not give what it promises, or a value is not
   *     finite
   */
  public static Observation observe(IntrospectableModel model, INDArray features, long firstRow) {
    Observation seen = model.observe(features);
    try {
      requireShapes(model, seen, features.size(0));
      FiniteCheck.require(seen.activations(), "activations", firstRow);
      FiniteCheck.require(seen.output(), "outputs of the classifier", firstRow);
      return seen;
    } catch (RuntimeException e) {
      seen.close();
      throw e;
    }
  }

  /**
   * Observes rows at every step.
   *
   * @param model the classifier
   * @param features [n, …]
   * @param firstRow the number of the first row, for messages
   * @return owned by the caller
   * @throws IllegalArgumentException as {@link #observe}
   */
  public static StepObservation observeSteps(
      SequenceModel model, INDArray features, long firstRow) {
    StepObservation seen = model.observeSteps(features);
    try {
      requireShapes(model, seen.last(), features.size(0));
      FiniteCheck.require(seen.steps(), "activations at each step", firstRow);
      FiniteCheck.require(seen.last().output(), "outputs of the classifier", firstRow);
      return seen;
    } catch (RuntimeException e) {
      seen.close();
      throw e;
    }
  }

  private static void requireShapes(IntrospectableModel model, Observation seen, long given) {
    if (seen.output().size(0) != given
        || seen.output().size(1) != model.classes()
        || seen.activations().size(1) != model.tap().width()) {
      throw new IllegalArgumentException(
          "expected the model to give output [%d, %d] and activations [%d, %d], found %s and %s"
              .formatted(
                  given,
                  model.classes(),
                  given,
                  model.tap().width(),
                  Arrays.toString(seen.output().shape()),
                  Arrays.toString(seen.activations().shape())));
    }
  }
}
