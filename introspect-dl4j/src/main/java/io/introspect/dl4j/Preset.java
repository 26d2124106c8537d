package io.introspect.dl4j;

import io.introspect.Trainer;
import io.introspect.TypicalityEstimator;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrustTrainer;
import io.introspect.dl4j.trust.EvidenceTrust;
import java.util.Optional;

/** Sets of settings that belong together. */
public enum Preset {
  /** The defaults: a fit of minutes. */
  STANDARD,
  /** The paper's own training routine for Net1 (§2.6): a fit of many hours on a CPU. */
  PAPER;

  /**
   * The autoencoder's settings.
   *
   * @return to be used as they are, or changed
   */
  public InfoVae autoencoder() {
    return this == PAPER ? InfoVae.paper() : InfoVae.standard();
  }

  /**
   * The estimator's settings.
   *
   * @return to be used as they are, or changed
   */
  public LogErrorRegression estimator() {
    return this == PAPER ? LogErrorRegression.paper() : LogErrorRegression.standard();
  }

  /**
   * The settings of typicality.
   *
   * @return empty for {@link #PAPER}, which has none
   */
  public Optional<Trainer<TypicalityEstimator>> typicality() {
    return this == PAPER ? Optional.empty() : Optional.of(ReconstructionTypicality.standard());
  }

  /**
   * The settings of trust.
   *
   * @return empty for {@link #PAPER}, whose confidence comes from the map alone
   */
  public Optional<TrustTrainer> trust() {
    return this == PAPER ? Optional.empty() : Optional.of(EvidenceTrust.standard());
  }
}
