package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.Trainer;
import io.introspect.TypicalityEstimator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The trainers that an introspector is made, saved and loaded with.
 *
 * @param autoencoder trains the map
 * @param estimator trains the estimator of the classifier's error
 * @param typicality trains the judge of how usual a row is, if there is to be one
 * @param trust fits the judge of how far to trust a prediction, if there is to be one
 */
public record Components(
    Trainer<Autoencoder> autoencoder,
    Trainer<ErrorEstimator> estimator,
    Optional<Trainer<TypicalityEstimator>> typicality,
    Optional<TrustTrainer> trust) {

  /** The fewest rows that all of them can learn from. */
  int minimumRows() {
    return Math.max(
        Math.max(autoencoder.minimumRows(), estimator.minimumRows()),
        Math.max(
            typicality.map(Trainer::minimumRows).orElse(1),
            trust.map(TrustTrainer::minimumRows).orElse(1)));
  }

  /** All settings, each by the name of its component and its own. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    describe("autoencoder", autoencoder.format(), autoencoder.settings(), settings);
    describe("estimator", estimator.format(), estimator.settings(), settings);
    typicality.ifPresent(
        trainer -> describe("typicality", trainer.format(), trainer.settings(), settings));
    trust.ifPresent(trainer -> describe("trust", trainer.format(), trainer.settings(), settings));
    return settings;
  }

  private static void describe(
      String name, String format, Map<String, String> own, Map<String, String> settings) {
    settings.put(name + ".format", format);
    own.forEach((key, value) -> settings.put(name + "." + key, value));
  }
}
