package io.introspect.dl4j.train;

import io.introspect.Observation;
import io.introspect.StepObservation;
import java.util.Optional;

/** What a classifier made of some rows. */
final class SeenBatch implements AutoCloseable {

  private final Observation seen;
  private final Optional<StepObservation> steps;
  private final int[] truth;
  private final float[] logErrors;

  /**
   * Takes over all of it.
   *
   * @param seen outputs and activations
   * @param steps those of every step, if the model reads them; {@code seen} is a part of them
   * @param truth the true classes
   * @param logErrors log10 e
   */
  SeenBatch(Observation seen, Optional<StepObservation> steps, int[] truth, float[] logErrors) {
    this.seen = seen;
    this.steps = steps;
    this.truth = truth;
    this.logErrors = logErrors;
  }

  Observation seen() {
    return seen;
  }

  Optional<StepObservation> steps() {
    return steps;
  }

  int[] truth() {
    return truth;
  }

  float[] logErrors() {
    return logErrors;
  }

  @Override
  public void close() {
    steps.ifPresentOrElse(StepObservation::close, seen::close);
  }
}
