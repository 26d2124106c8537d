package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.TrainingSchedule;
import java.util.List;

/** Whole fits to a trained Net1. */
final class BenchmarkFits {

  private BenchmarkFits() {}

  /** What the peer does too: harvest, autoencoder and estimator. */
  static void map(BenchmarkSubjects subjects, JsonLine figures) {
    ExampleOptions options = subjects.options();
    subjects.trained(); // not timed
    long start = System.nanoTime();
    SelfIntrospector introspector =
        options.fit(
            SelfIntrospector.wrap(subjects.trained())
                .seed(options.seed())
                .autoencoder(
                    InfoVae.standard().withSchedule(length(Benchmark.MAP_SCHEDULE, options)))
                .estimator(
                    LogErrorRegression.standard()
                        .withSchedule(length(Benchmark.ERROR_SCHEDULE, options)))
                .withoutTypicality()
                .withoutTrust()
                .listener(Progress.listener()),
            subjects.splits());
    figures.put("fit_ms", Stopwatch.millisecondsSince(start));
    quality("fit", introspector, subjects, figures);
  }

  private static TrainingSchedule length(TrainingSchedule schedule, ExampleOptions options) {
    return schedule.withCycleLength(options.rows(schedule.cycleLength()));
  }

  /** What a user gets who sets nothing. */
  static void full(BenchmarkSubjects subjects, JsonLine figures) {
    ExampleOptions options = subjects.options();
    subjects.trained(); // not timed
    long start = System.nanoTime();
    SelfIntrospector introspector =
        options.fit(options.wrap(subjects.trained()), subjects.splits());
    figures.put("fit_full_ms", Stopwatch.millisecondsSince(start));
    quality("fit_full", introspector, subjects, figures);
    BenchmarkCalls.full(introspector, subjects, figures);
  }

  /** On the rows that nothing was learned from. */
  private static void quality(
      String name, SelfIntrospector introspector, BenchmarkSubjects subjects, JsonLine figures) {
    figures.put(
        name + "_r2", ReconstructionR2.of(introspector, subjects.splits().validation().rows()));
    List<Introspection> seen = introspector.introspectAll(subjects.splits().validation().rows());
    figures.put(name + "_z_std", MapQuality.deviation(seen, 0), MapQuality.deviation(seen, 1));
  }
}
