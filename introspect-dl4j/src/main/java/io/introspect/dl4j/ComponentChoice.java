package io.introspect.dl4j;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.Trainer;
import io.introspect.TypicalityEstimator;
import io.introspect.dl4j.train.Components;
import io.introspect.dl4j.train.TrustTrainer;
import java.util.Optional;

/** Which trainers an introspector is made with: each is chosen once, the others by a preset. */
final class ComponentChoice {

  private Preset preset;
  private Trainer<Autoencoder> autoencoder;
  private Trainer<ErrorEstimator> estimator;
  private Optional<Trainer<TypicalityEstimator>> typicality;
  private Optional<TrustTrainer> trust;

  void preset(Preset value) {
    SetOnce.refuse("autoencoder", autoencoder, value);
    SetOnce.refuse("estimator", estimator, value);
    preset = SetOnce.value("preset", preset, value);
  }

  void autoencoder(Trainer<Autoencoder> value) {
    SetOnce.refuse("preset", preset, value);
    autoencoder = SetOnce.value("autoencoder", autoencoder, value);
  }

  void estimator(Trainer<ErrorEstimator> value) {
    SetOnce.refuse("preset", preset, value);
    estimator = SetOnce.value("estimator", estimator, value);
  }

  void typicality(Optional<Trainer<TypicalityEstimator>> value) {
    typicality = SetOnce.value("typicality", typicality, value);
  }

  void trust(Optional<TrustTrainer> value) {
    trust = SetOnce.value("trust", trust, value);
  }

  /** What to fit with. */
  Components toFit() {
    Preset base = preset == null ? Preset.STANDARD : preset;
    return new Components(
        autoencoder == null ? base.autoencoder() : autoencoder,
        estimator == null ? base.estimator() : estimator,
        typicality == null ? base.typicality() : typicality,
        trust == null ? base.trust() : trust);
  }

  /** What to load with: a preset says how to fit; what was saved is loaded whatever it says. */
  Components toLoad() {
    Components chosen = toFit();
    return new Components(
        chosen.autoencoder(),
        chosen.estimator(),
        typicality == null ? Preset.STANDARD.typicality() : typicality,
        trust == null ? Preset.STANDARD.trust() : trust);
  }

  /**
   * What to train jointly with, which keeps no rows that nothing was learned from.
   *
   * @throws IllegalStateException if something was asked for that takes such rows
   */
  Components toTrainJointly() {
    if (typicality != null && typicality.isPresent()) {
      throw refused("typicality", typicality.get().format());
    }
    if (trust != null && trust.isPresent()) {
      throw refused("trust", trust.get().format());
    }
    Components chosen = toFit();
    return new Components(
        chosen.autoencoder(), chosen.estimator(), Optional.empty(), Optional.empty());
  }

  private static IllegalStateException refused(String what, String format) {
    return new IllegalStateException(
        "expected no %s for joint training, which keeps no rows out of learning, found %s"
            .formatted(what, format));
  }
}
