package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.TrainingContext;
import java.time.Duration;
import java.util.function.Function;

/** Runs one stage of a fit and tells when it has ended. */
final class Stages {

  private Stages() {}

  static <T> T run(
      FitStage stage, long seed, FitListener listener, Function<TrainingContext, T> work) {
    long start = System.nanoTime();
    T result = work.apply(new TrainingContext(stage, seed, listener));
    listener.finished(stage, Duration.ofNanos(System.nanoTime() - start));
    return result;
  }
}
