package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.TypicalityEstimator;
import io.introspect.dl4j.model.ArrayScope;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typicality by the reconstruction error of an autoencoder of its own, wider than the map's:
 * activations that a row of training would never have lie off the surface that it has learned, and
 * come back from it changed. The outputs cannot tell, since the classifier only knows the classes
 * that it was taught.
 *
 * <p>The validation rows are split at random: by a fifth of them training stops, and among the
 * others, by which nothing is decided, errors are ranked. The least possible typicality is 1 / (n +
 * 1) for n ranked rows: to find the unusual at a share α takes at least 1/α − 1 of them.
 *
 * <p>Immutable; start from {@link #standard()}.
 *
 * @param autoencoder trains the autoencoder
 */
public record ReconstructionTypicality(Trainer<Autoencoder> autoencoder)
    implements Trainer<TypicalityEstimator> {

  private static final String RANK = "typicality-rank.bin";
  private static final int LEAST_VALIDATION_ROWS = 2;
  private static final int FEW_ROWS = 19;

  /** One row in so many. */
  private static final int STOPPING = 5;

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.LOGGER);

  /**
   * Uses an autoencoder.
   *
   * @param autoencoder trains it
   */
  public ReconstructionTypicality {
    Objects.requireNonNull(autoencoder, "autoencoder");
  }

  /**
   * The defaults.
   *
   * @return with {@link #wide()}
   */
  public static ReconstructionTypicality standard() {
    return new ReconstructionTypicality(wide());
  }

  /**
   * The default autoencoder, to be changed as you need.
   *
   * @return as {@link InfoVae#standard()}, but of 32 latent dimensions, whose distribution weighs 1
   *     instead of 10, since nobody looks at them, and of a single cycle of 1200 minibatches: a
   *     second one finds hardly anything more
   */
  public static InfoVae wide() {
    InfoVae map = InfoVae.standard();
    return map.withLatentSize(32).withMmdWeight(1).withSchedule(map.schedule().withCycles(1));
  }

  @Override
  public String format() {
    return "reconstruction-typicality/1 of " + autoencoder.format();
  }

  @Override
  public Map<String, String> settings() {
    return autoencoder.settings();
  }

  @Override
  public int minimumRows() {
    return autoencoder.minimumRows();
  }

  @Override
  public TypicalityEstimator train(
      TrainingRows training, TrainingRows validation, TrainingContext context) {
    if (validation.rows() < LEAST_VALIDATION_ROWS) {
      throw new IllegalArgumentException(
          "expected at least %d validation rows for typicality, one to stop by and one to rank by, found %d; give more, or fit withoutTypicality()"
              .formatted(LEAST_VALIDATION_ROWS, validation.rows()));
    }
    int[] shuffled = MathArrays.natural(validation.rows());
    MathArrays.shuffle(shuffled, new Well19937c(context.seed()));
    int stopping = Math.max(1, shuffled.length / STOPPING);
    RowSubset ranked =
        new RowSubset(validation, Arrays.copyOfRange(shuffled, stopping, shuffled.length));
    if (ranked.rows() < FEW_ROWS) {
      LOG.warn(
          "typicality is ranked among {} rows only and cannot fall below {}, so that isTypical() is"
              + " true of every row: give at least 25 validation rows",
          ranked.rows(),
          String.format(Locale.ROOT, "%.3f", 1.0 / (ranked.rows() + 1)));
    }
    Autoencoder trained =
        autoencoder.train(
            training, new RowSubset(validation, Arrays.copyOf(shuffled, stopping)), context);
    return new WideTypicality(trained, rank(trained, ranked));
  }

  private static ConformalRank rank(Autoencoder trained, TrainingRows rows) {
    float[] scores = new float[rows.rows()];
    for (int[] block : RowBlocks.of(rows)) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray h = scope.own(rows.inputs(block));
        float[] errors = WideSight.of(trained, h).reconstructionErrors();
        System.arraycopy(errors, 0, scores, block[0], errors.length);
      }
    }
    return new ConformalRank(scores);
  }

  @Override
  public void save(TypicalityEstimator trained, EntryWriter entries) throws IOException {
    if (!(trained instanceof WideTypicality ours)) {
      throw new IllegalArgumentException(
          "expected a typicality trained by ReconstructionTypicality, found "
              + trained.getClass().getName());
    }
    ours.rank().save(entries, RANK);
    autoencoder.save(ours.autoencoder(), entries);
  }

  @Override
  public TypicalityEstimator load(EntryReader entries) throws IOException {
    return new WideTypicality(autoencoder.load(entries), ConformalRank.load(entries, RANK));
  }
}
