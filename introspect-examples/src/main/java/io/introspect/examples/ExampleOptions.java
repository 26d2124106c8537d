package io.introspect.examples;

import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;
import io.introspect.examples.data.EmbeddedDigits;
import io.introspect.examples.data.ImageData;
import io.introspect.examples.data.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that all programs share. */
final class ExampleOptions {

  /** What {@code --quick} divides by. */
  private static final int QUICK = 10;

  private static final int MOST_VALIDATION = 5000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder with IDX files (MNIST) or CIFAR-10 binary batches; default: digits drawn by program")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description =
          "folder for metrics.json and all else that is written; default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of everything random; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--quick",
      description = "a tenth of the data and of the training: a try, not a result")
  private boolean quick;

  long seed() {
    return seed;
  }

  boolean quick() {
    return quick;
  }

  /** An introspector of a model, set up as the options say. */
  IntrospectorBuilder wrap(MultiLayerNetwork model) {
    return setUp(SelfIntrospector.wrap(model));
  }

  /** An introspector that is still to be fitted, set up as the options say. */
  IntrospectorBuilder setUp(IntrospectorBuilder builder) {
    return setUp(builder, seed);
  }

  /** As above, for one of several that are to differ. */
  IntrospectorBuilder setUp(IntrospectorBuilder builder, long ownSeed) {
    builder.seed(ownSeed).listener(Progress.listener());
    if (quick) {
      EvidenceTrust trust = EvidenceTrust.standard();
      builder
          .autoencoder(shortened(InfoVae.standard()))
          .estimator(shortened(LogErrorRegression.standard()))
          .typicality(new ReconstructionTypicality(shortened(ReconstructionTypicality.wide())))
          .trust(trust.withRegression(shortened(trust.regression())));
    }
    return builder;
  }

  private static LogErrorRegression shortened(LogErrorRegression regression) {
    return regression.withSchedule(shortened(regression.schedule()));
  }

  private static InfoVae shortened(InfoVae vae) {
    return vae.withSchedule(shortened(vae.schedule()));
  }

  /** Fits an introspector of a model with rows that the model has not learned from. */
  SelfIntrospector fit(IntrospectorBuilder builder, Splits splits) {
    return builder.fit(
        splits.training().rows(),
        splits.training().labels(),
        splits.validation().rows(),
        splits.validation().labels());
  }

  private static TrainingSchedule shortened(TrainingSchedule schedule) {
    return schedule.withCycleLength(schedule.cycleLength() / QUICK);
  }

  /** The folder to write to, made if need be. */
  Path out() throws IOException {
    return Files.createDirectories(out);
  }

  /** As many rows, or a tenth of them if a try is enough. */
  int rows(int most) {
    return quick ? most / QUICK : most;
  }

  /** For programs whose data are no images: {@code --data} would be passed over in silence. */
  void refuseData(CommandLine commandLine) {
    if (data != null) {
      throw new CommandLine.ParameterException(
          commandLine, "expected no --data, as this program makes its own, found " + data);
    }
  }

  /** Where the data come from, for a table or a file. */
  String dataName() {
    return data == null ? "embedded digits" : data.getFileName().toString();
  }

  /**
   * The data, split in three: the classifier learns from the first, the last sixth of the training
   * images at most, and no more than 5000, stays unknown to it for validation, and nothing is
   * learned from the test images.
   */
  Splits splits() throws IOException {
    return splits(MOST_VALIDATION);
  }

  /** As above, with another bound on the validation images. */
  Splits splits(int mostValidation) throws IOException {
    ImageData images = data == null ? EmbeddedDigits.standard(seed) : ImageData.read(data);
    ImageSet all = images.training();
    int rows = rows(all.size());
    int validation = Math.min(mostValidation, rows / 6);
    return new Splits(
        all.slice(0, rows - validation), all.slice(rows - validation, rows), images.test());
  }

  /**
   * Images for three uses.
   *
   * @param training the classifier, the autoencoder and the estimator learn from these
   * @param validation never learned from by the classifier; drive early stopping and decide about
   *     trust
   * @param test nothing is decided by these
   */
  record Splits(ImageSet training, ImageSet validation, ImageSet test) {}
}
