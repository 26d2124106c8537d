package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the programs about Net1 take it from: a folder that {@link Net1Mnist} wrote, or training;
 * or another classifier in its place.
 */
final class Net1Source {

  private static final String NAME = "net1";

  @Option(
      names = "--model",
      paramLabel = "PATH",
      description =
          "folder with net1.zip and net1.introspector, as Net1Mnist writes them, or the zip file of"
              + " any classifier that DL4J has saved and that takes the images of --data, to which"
              + " an introspector is fitted; default: Net1 is trained anew, which takes minutes")
  private Path model;

  @Mixin private Net1Training training = new Net1Training();

  /** How a Net1 is trained that is not taken from anywhere. */
  Net1Training training() {
    return training;
  }

  /** A trained Net1 with an introspector fitted to it. */
  SelfIntrospector introspector(ExampleOptions options, Splits splits) throws IOException {
    if (model != null) {
      return Files.isRegularFile(model)
          ? options.fit(options.setUp(SavedClassifier.wrap(model)), splits)
          : load(model);
    }
    MultiLayerNetwork net = training.train(splits.training(), options.seed());
    return options.fit(options.wrap(net), splits);
  }

  /** The same, analyzed with the training images. */
  Analyzed analyzed(ExampleOptions options) throws IOException {
    Splits splits = options.splits();
    SelfIntrospector introspector = introspector(options, splits);
    long start = System.nanoTime();
    Analysis analysis = introspector.analyze(splits.training().rows(), splits.training().labels());
    return new Analyzed(splits, introspector, analysis, Progress.secondsSince(start));
  }

  /**
   * What the pictures of Net1 are drawn from.
   *
   * @param splits the images
   * @param introspector fitted to Net1
   * @param analysis of the training images
   * @param seconds how long the analysis took
   */
  record Analyzed(
      Splits splits, SelfIntrospector introspector, Analysis analysis, double seconds) {}

  /** Writes both files into a folder; returns that of the introspector. */
  static Path save(MultiLayerNetwork net, SelfIntrospector introspector, Path folder)
      throws IOException {
    return SavedClassifier.save(net, introspector, folder, NAME);
  }

  /** What {@link #save} wrote, as {@link Net1Mnist} does. */
  static SelfIntrospector load(Path folder) throws IOException {
    return SavedClassifier.load(folder, NAME, Net1Mnist.class);
  }
}
