package io.introspect.examples;

/** The parts of {@link Benchmark}, in the order in which they run. */
enum BenchmarkPart {
  /** A training step of Net1. */
  CLASSIFIER,
  /** One pass that keeps all activations. */
  HARVEST,
  /** A training step of the autoencoder. */
  AUTOENCODER,
  /** A training step of the estimator. */
  ESTIMATOR,
  /** Rows introspected by the map alone, beside the classifier's own output. */
  INTROSPECT,
  /** How single rows vary. */
  LATENCY,
  /** Single rows from several threads at once. */
  THREADS,
  /** The classifier's own training with and without the joint listener. */
  JOINT,
  /** A fit of the map alone. */
  FIT,
  /** Fit and introspection as they are by default, with typicality and trust. */
  FULL;

  void measure(BenchmarkSubjects subjects, JsonLine figures) throws Exception {
    switch (this) {
      case CLASSIFIER -> BenchmarkSteps.classifier(subjects, figures);
      case HARVEST -> BenchmarkSteps.harvest(subjects, figures);
      case AUTOENCODER -> BenchmarkSteps.autoencoder(subjects, figures);
      case ESTIMATOR -> BenchmarkSteps.estimator(subjects, figures);
      case INTROSPECT -> BenchmarkCalls.introspect(subjects, figures);
      case LATENCY -> BenchmarkCalls.latency(subjects, figures);
      case THREADS -> BenchmarkCalls.threads(subjects, figures);
      case JOINT -> BenchmarkJoint.measure(subjects, figures);
      case FIT -> BenchmarkFits.map(subjects, figures);
      case FULL -> BenchmarkFits.full(subjects, figures);
    }
  }
}
