package io.introspect.dl4j.trust;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.ErrorEstimator;
import io.introspect.TrainingContext;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.train.HarvestedRows;
import io.introspect.dl4j.train.LatentRows;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.LoggingListener;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.TrustJudge;
import io.introspect.dl4j.train.TrustTrainer;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trust by the evidence that serves best on held-out rows: gathers every kind of {@link Evidence},
 * lets single kinds and combinations compete there, and calibrates the winner.
 *
 * <p>Distances in the wide latent space of typicality are the strongest evidence beside the
 * outputs; an introspector without {@link io.introspect.dl4j.train.ReconstructionTypicality} does
 * without them.
 *
 * <p>Immutable; start from {@link #standard()}.
 *
 * @param regression how the estimators are trained that see the reconstruction error, and all
 *     activations
 * @param prototypesPerClass how many latent points are kept of each class, at most; fewer if there
 *     are so many classes that these would be more than {@value #MOST_PROTOTYPES} in all
 */
public record EvidenceTrust(LogErrorRegression regression, int prototypesPerClass)
    implements TrustTrainer {

  private static final int DEFAULT_PROTOTYPES = 2000;

  /** So that a row costs no more, and the file is no larger, with hundreds of classes. */
  private static final int MOST_PROTOTYPES = 50_000;

  /** With fewer mistakes, or right rows, hardly a combination is compared. */
  private static final int FEW = 30;

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.LOGGER);

  /**
   * Checks the settings.
   *
   * @param regression how two more estimators are trained
   * @param prototypesPerClass at least 1
   * @throws IllegalArgumentException if the number is below 1
   */
  public EvidenceTrust {
    Objects.requireNonNull(regression, "regression");
    if (prototypesPerClass < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 prototype per class, found " + prototypesPerClass);
    }
  }

  /**
   * The defaults.
   *
   * @return a single cycle of {@link LogErrorRegression#standard()}, and 2000 prototypes per class
   */
  public static EvidenceTrust standard() {
    LogErrorRegression regression = LogErrorRegression.standard();
    return new EvidenceTrust(
        regression.withSchedule(regression.schedule().withCycles(1)), DEFAULT_PROTOTYPES);
  }

  /**
   * The same with other settings of the estimators.
   *
   * @param value how they are trained
   * @return a copy
   */
  public EvidenceTrust withRegression(LogErrorRegression value) {
    return new EvidenceTrust(value, prototypesPerClass);
  }

  /**
   * The same with more or fewer prototypes: each costs as much per row as a unit of 32 inputs.
   *
   * @param value at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is below 1
   */
  public EvidenceTrust withPrototypesPerClass(int value) {
    return new EvidenceTrust(regression, value);
  }

  @Override
  public String format() {
    return "evidence-trust/1 of " + regression.format();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("prototypesPerClass", Integer.toString(prototypesPerClass));
    settings.putAll(regression.settings());
    return Collections.unmodifiableMap(settings);
  }

  @Override
  public int minimumRows() {
    return regression.minimumRows();
  }

  @Override
  public TrustJudge train(
      Parts parts, HarvestedRows training, HarvestedRows heldOut, TrainingContext context) {
    SplittableRandom seeds = new SplittableRandom(context.seed());
    ErrorEstimator beside = beside(parts, training, heldOut, context.another(seeds.nextLong()));
    ErrorEstimator hidden = regression.train(training, heldOut, context.another(seeds.nextLong()));
    EvidenceReader reader =
        new EvidenceReader(
            Optional.of(beside),
            Optional.of(hidden),
            prototypes(parts, training, seeds.nextLong()));
    EvidenceTable table = EvidenceTable.of(heldOut, parts, reader);
    ScoreSelection selection = ScoreSelection.choose(table, seeds.nextLong());
    double[] scores = selection.values().stream().mapToDouble(Double::doubleValue).toArray();
    Calibration calibration = Calibration.fit(scores, table, seeds.nextLong());
    EvidenceJudge judge =
        new EvidenceJudge(
            reader, selection.score(), calibration, findings(table, selection, calibration));
    report(table, selection);
    return judge;
  }

  private ErrorEstimator beside(
      Parts parts, HarvestedRows training, HarvestedRows heldOut, TrainingContext context) {
    try (LatentRows seen = LatentRows.withReconstructionError(parts.autoencoder(), training);
        LatentRows seenHeldOut = LatentRows.withReconstructionError(parts.autoencoder(), heldOut)) {
      return regression.train(seen, seenHeldOut, context);
    }
  }

  private Optional<LatentPrototypes> prototypes(Parts parts, HarvestedRows training, long seed) {
    return parts
        .wideAutoencoder()
        .map(
            wide -> {
              int classes = classes(training);
              List<int[]> chosen =
                  PrototypeChoice.choose(training, classes, prototypesOfEach(classes), seed);
              int[] ends = new int[classes];
              INDArray[] points = new INDArray[classes];
              try (ArrayScope scope = new ArrayScope()) {
                for (int k = 0; k < classes; k++) {
                  points[k] = scope.own(encoded(wide, training, chosen.get(k)));
                  ends[k] = (k == 0 ? 0 : ends[k - 1]) + chosen.get(k).length;
                }
                return new LatentPrototypes(Nd4j.vstack(points), ends);
              }
            });
  }

  int prototypesOfEach(int classes) {
    return Math.min(prototypesPerClass, Math.max(1, MOST_PROTOTYPES / classes));
  }

  private static INDArray encoded(Autoencoder wide, HarvestedRows rows, int... members) {
    try (ArrayScope scope = new ArrayScope()) {
      return wide.encode(scope.own(rows.inputs(members)));
    }
  }

  private static int classes(HarvestedRows rows) {
    try (ArrayScope scope = new ArrayScope()) {
      return (int) scope.own(rows.outputs(0)).size(1);
    }
  }

  private static Map<String, String> findings(
      EvidenceTable table, ScoreSelection selection, Calibration calibration) {
    Map<String, String> findings = new LinkedHashMap<>();
    findings.put("trust.score", selection.score().name());
    findings.put("trust.aurc", Double.toString(selection.aurc()));
    findings.put("trust.maximumOutputAurc", Double.toString(selection.maximumOutputAurc()));
    selection
        .gain()
        .ifPresent(
            gain -> findings.put("trust.aurcGainInterval", gain.lower() + " to " + gain.upper()));
    findings.put("trust.heldOutRows", Integer.toString(table.rows()));
    findings.put("trust.mistakes", Integer.toString(table.mistakes()));
    findings.put("trust.probability", calibration.probability().method());
    return findings;
  }

  private static void report(EvidenceTable table, ScoreSelection selection) {
    if (selection.gain().isPresent()) {
      LOG.info(
          "trust: on {} held-out rows {} wins, with an AURC of {} x 10^-3 against {} x 10^-3 of the maximum output",
          table.rows(),
          selection.score().name(),
          thousandths(selection.aurc()),
          thousandths(selection.maximumOutputAurc()));
    } else {
      LOG.info(
          "trust: on {} held-out rows nothing is better than the maximum output, which makes the confidence, with an AURC of {} x 10^-3",
          table.rows(),
          thousandths(selection.maximumOutputAurc()));
    }
    if (Math.min(table.mistakes(), table.rows() - table.mistakes()) < FEW) {
      LOG.warn(
          "trust: {} of the {} held-out rows are classified wrong; with fewer than {} wrong or right ones there is"
              + " little to tell the best score by, and fewer are compared, down to the maximum output alone: give more"
              + " rows that the classifier has not learned from",
          table.mistakes(),
          table.rows(),
          FEW);
    }
  }

  private static String thousandths(double share) {
    return String.format(Locale.ROOT, "%.3f", 1000 * share);
  }

  @Override
  public void save(TrustJudge trained, EntryWriter entries) throws IOException {
    if (!(trained instanceof EvidenceJudge ours)) {
      throw new IllegalArgumentException(
          "expected a judge fitted by EvidenceTrust, found " + trained.getClass().getName());
    }
    TrustEntries.save(ours, regression, entries);
  }

  @Override
  public TrustJudge load(EntryReader entries) throws IOException {
    return TrustEntries.load(regression, entries);
  }
}
