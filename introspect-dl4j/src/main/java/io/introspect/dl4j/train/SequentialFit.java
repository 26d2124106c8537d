package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.IntrospectableModel;
import io.introspect.Provenance;
import io.introspect.SequenceModel;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.TypicalityEstimator;
import io.introspect.dl4j.activations.ActivationStorage;
import io.introspect.dl4j.activations.ActivationStores;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sequential training (§2.5) of a classifier that is trained already: harvest, then the
 * autoencoder, then the estimator; beside these two, on a thread of its own, the judge of
 * typicality, which needs neither; at last the judge of trust, which looks through all of them.
 * Each stage only reads copies of what the one before has left, so no gradient flows back.
 *
 * @param model the classifier
 * @param components train the parts
 * @param seed of everything random
 * @param heldOutShare the share of each class that is kept out of learning if no validation rows
 *     are given
 * @param storage where the activations are kept
 * @param listener told of progress
 */
public record SequentialFit(
    IntrospectableModel model,
    Components components,
    long seed,
    double heldOutShare,
    ActivationStorage storage,
    FitListener listener) {

  /** How much is kept out unless told otherwise. */
  public static final double DEFAULT_HELD_OUT_SHARE = 0.1;

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.LOGGER);

  /**
   * Fits, keeping {@link #heldOutShare} of each class out of learning.
   *
   * @param data labeled rows
   * @return the trained parts
   * @throws IllegalArgumentException if the data are unfit; the message says where
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Fitted fit(LabeledRows data) {
    requireRecomputable(data, "training");
    return onFitThread(
        () -> {
          ActivationStores stores = new ActivationStores(storage);
          try (Harvest harvest = harvest(data, "training", stores)) {
            LOG.warn(
                "no validation rows given: {} of each class are held out of the training rows, which"
                    + " the classifier has probably learned from, so that what they show is optimistic,"
                    + " and the confidence with it: better give rows that it has not learned from",
                heldOutShare);
            HoldOut split = HoldOut.stratified(harvest.trueClasses(), heldOutShare, seed);
            requireRows(split.training().length);
            harvest.requireEveryClass(model.classes());
            if (split.validation().length == 0) {
              throw new IllegalArgumentException(
                  "expected enough rows per class to keep some out for validation, found too few;"
                      + " give validation rows of your own");
            }
            return fit(
                harvest,
                new HarvestSubset(harvest, split.training()),
                new HarvestSubset(harvest, split.validation()),
                true);
          }
        });
  }

  /**
   * Fits, with rows that the classifier never learned from for validation.
   *
   * @param training labeled rows to learn from
   * @param validation labeled rows to stop and to report by
   * @return the trained parts
   * @throws IllegalArgumentException if the data are unfit; the message says where
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Fitted fit(LabeledRows training, LabeledRows validation) {
    requireRecomputable(training, "training");
    requireRecomputable(validation, "validation");
    return onFitThread(
        () -> {
          ActivationStores stores = new ActivationStores(storage);
          try (Harvest harvest = harvest(training, "training", stores)) {
            requireRows(harvest.rows());
            harvest.requireEveryClass(model.classes());
            try (Harvest held = harvest(validation, "validation", stores)) {
              return fit(harvest, harvest, held, false);
            }
          }
        });
  }

  private static Fitted onFitThread(Callable<Fitted> work) {
    return FitThread.run(() -> NativeThreads.single(work::call));
  }

  private Fitted fit(
      Harvest harvest,
      HarvestedRows training,
      HarvestedRows validation,
      boolean knownToClassifier) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long mapSeed = seeds.nextLong();
    long errorSeed = seeds.nextLong();
    long typicalitySeed = seeds.nextLong();
    long trustSeed = seeds.nextLong();
    Parts parts = parts(training, validation, mapSeed, errorSeed, typicalitySeed);
    Optional<TrustJudge> trust =
        components
            .trust()
            .map(
                trainer ->
                    Stages.run(
                        FitStage.TRUST,
                        trustSeed,
                        listener,
                        context -> trainer.train(parts, training, validation, context)));
    Provenance provenance =
        new ProvenanceBuilder(settings(knownToClassifier), seed)
            .build(
                Provenance.Training.SEQUENTIAL,
                training.rows(),
                validation.rows(),
                knownToClassifier,
                harvest.dataHash(),
                trust.map(TrustJudge::findings).orElse(Map.of()));
    return new Fitted(parts, trust, provenance);
  }

  private Map<String, String> settings(boolean keptOutOfTraining) {
    Map<String, String> settings = components.settings();
    settings.putAll(storage.settings());
    if (keptOutOfTraining) {
      settings.put("heldOutShare", Double.toString(heldOutShare));
    }
    return settings;
  }

  private Parts parts(
      HarvestedRows training,
      HarvestedRows validation,
      long mapSeed,
      long errorSeed,
      long typicalitySeed) {
    if (components.typicality().isEmpty()) {
      return map(training.mapRows(), validation.mapRows(), mapSeed, errorSeed, listener);
    }
    SharedListener shared = new SharedListener(listener);
    try (Beside<TypicalityEstimator> typicality =
        Beside.start(
            () ->
                typicality(
                    components.typicality().get(), training, validation, typicalitySeed, shared),
            "introspect-typicality")) {
      Parts map = map(training.mapRows(), validation.mapRows(), mapSeed, errorSeed, shared);
      return new Parts(map.autoencoder(), map.estimator(), Optional.of(typicality.join()));
    }
  }

  private Parts map(
      TrainingRows training,
      TrainingRows validation,
      long mapSeed,
      long errorSeed,
      FitListener told) {
    Autoencoder map =
        Stages.run(
            FitStage.AUTOENCODER,
            mapSeed,
            told,
            context -> components.autoencoder().train(training, validation, context));
    ErrorEstimator errors =
        Stages.run(
            FitStage.ESTIMATOR,
            errorSeed,
            told,
            context -> errors(map, training, validation, context));
    return new Parts(map, errors, Optional.empty());
  }

  private ErrorEstimator errors(
      Autoencoder map, TrainingRows training, TrainingRows validation, TrainingContext context) {
    try (LatentRows latentTraining = LatentRows.of(map, training);
        LatentRows latentValidation = LatentRows.of(map, validation)) {
      return components.estimator().train(latentTraining, latentValidation, context);
    }
  }

  private static TypicalityEstimator typicality(
      Trainer<TypicalityEstimator> trainer,
      TrainingRows training,
      TrainingRows validation,
      long stageSeed,
      SharedListener shared) {
    try {
      return Stages.run(
          FitStage.TYPICALITY,
          stageSeed,
          shared,
          context -> trainer.train(training, validation, context));
    } catch (RuntimeException | Error e) {
      shared.fail(e);
      throw e;
    }
  }

  private Harvest harvest(LabeledRows data, String what, ActivationStores stores) {
    return Stages.run(
        FitStage.HARVEST,
        seed,
        listener,
        context -> Harvester.harvest(model, data, what, stores, Harvester.threads(), context));
  }

  /** What is to be run again must be there again, in any order, and every row on its own. */
  private void requireRecomputable(LabeledRows data, String what) {
    if (storage.kind() != ActivationStorage.Kind.RECOMPUTED) {
      return;
    }
    if (data.features().isEmpty()) {
      throw new IllegalArgumentException(
          "expected arrays of %s features and labels to recompute activations from, found an iterator; choose another ActivationStorage, such as file(…)"
              .formatted(what));
    }
    if (model instanceof SequenceModel sequences && sequences.readsEveryStep()) {
      throw new IllegalArgumentException(
          "expected a model that is read once for each row to recompute activations of, found one that is read at every step; choose another ActivationStorage, such as file(…)");
    }
  }

  private void requireRows(int rows) {
    int least = components.minimumRows();
    if (rows < least) {
      throw new IllegalArgumentException(
          "expected at least %d rows to learn from, one minibatch; found %d"
              .formatted(least, rows));
    }
  }
}
