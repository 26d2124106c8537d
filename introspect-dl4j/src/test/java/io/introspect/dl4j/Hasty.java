package io.introspect.dl4j;

import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;

/** Settings for tests in which it does not matter how good the map is: they hardly take time. */
final class Hasty {

  private Hasty() {}

  static IntrospectorBuilder withTrust(IntrospectorBuilder builder) {
    return open(builder)
        .typicality(new ReconstructionTypicality(new MeanTrainer()))
        .trust(EvidenceTrust.standard().withRegression(regression()));
  }

  static IntrospectorBuilder plain(IntrospectorBuilder builder) {
    return open(builder).withoutTypicality().withoutTrust();
  }

  private static IntrospectorBuilder open(IntrospectorBuilder builder) {
    return builder.seed(3).autoencoder(new MeanTrainer()).estimator(regression());
  }

  private static LogErrorRegression regression() {
    return LogErrorRegression.standard()
        .withHiddenLayers(8)
        .withSchedule(new TrainingSchedule(64, 50, 1, 1e-2, 1, 1));
  }
}
