package io.introspect.examples;

import io.introspect.FitStage;

/** Training steps of the three networks, and the harvest between. */
final class BenchmarkSteps {

  private BenchmarkSteps() {}

  static void classifier(BenchmarkSubjects subjects, JsonLine figures) {
    figures.put("classifier_step_ms", subjects.stepped().stepMilliseconds());
  }

  static void harvest(BenchmarkSubjects subjects, JsonLine figures) {
    BenchmarkSubjects.Probe probe = subjects.probe();
    figures.put(
        "harvest_" + probe.harvested() + "_ms", probe.times().stageMilliseconds(FitStage.HARVEST));
  }

  static void autoencoder(BenchmarkSubjects subjects, JsonLine figures) {
    figures.put(
        "autoencoder_step_ms", subjects.probe().times().stepMilliseconds(FitStage.AUTOENCODER));
  }

  static void estimator(BenchmarkSubjects subjects, JsonLine figures) {
    figures.put("estimator_step_ms", subjects.probe().times().stepMilliseconds(FitStage.ESTIMATOR));
  }
}
