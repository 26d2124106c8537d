package io.introspect.examples;

import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.Preset;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.data.ImageSet;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The paper's Net1 in full: trains it, fits an introspector to it, and measures the map. */
@Command(
    name = "Net1Mnist",
    mixinStandardHelpOptions = true,
    description = "The paper's Net1: trained, introspected, measured.")
public final class Net1Mnist extends Example {

  @Spec private CommandSpec spec;

  @Option(
      names = "--epochs",
      defaultValue = "20",
      description = "epochs of the classifier's training; default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--paper",
      description = "the paper's own schedules for all three networks: many hours on a CPU")
  private boolean paper;

  private Net1Mnist() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new Net1Mnist(), args);
  }

  @Override
  void run() throws Exception {
    if (paper && options().quick()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--paper and --quick exclude each other");
    }
    ExampleOptions.Splits splits = options().splits();
    long start = System.nanoTime();
    MultiLayerNetwork net = train(splits.training());
    double classifierSeconds = Progress.secondsSince(start);

    start = System.nanoTime();
    SelfIntrospector introspector = fit(net, splits);
    double fitSeconds = Progress.secondsSince(start);

    Path file = options().out().resolve("net1.introspector");
    introspector.save(file);
    ModelSerializer.writeModel(net, options().out().resolve("net1.zip").toFile(), false);
    Map<String, Object> figures =
        MapQuality.measure(introspector, splits.training(), splits.test());
    Path metrics =
        new Metrics("Net1Mnist", options())
            .put("epochs", epochs)
            .putAll(figures)
            .put("classifierSeconds", classifierSeconds)
            .put("fitSeconds", fitSeconds)
            .write(options().out());
    Table.print("Net1 on " + options().dataName(), figures);
    System.out.printf(
        "%nclassifier trained in %.0f s, introspector fitted in %.0f s%n%s%n%s%n",
        classifierSeconds, fitSeconds, file.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private MultiLayerNetwork train(ImageSet training) {
    int perEpoch = Classifiers.iterationsPerEpoch(training, Net1.BATCH);
    int inputs = (int) training.rows().size(1);
    int classes = training.classNames().size();
    MultiLayerNetwork net =
        paper
            ? Net1.createPaper(inputs, classes, options().seed())
            : Net1.create(inputs, classes, epochs * perEpoch, Net1.RETAIN, options().seed());
    int all = paper ? Net1.PAPER_CYCLES * Net1.PAPER_CYCLE / perEpoch : epochs;
    Classifiers.train(net, training, Net1.BATCH, all, options().seed());
    return net;
  }

  private SelfIntrospector fit(MultiLayerNetwork net, ExampleOptions.Splits splits) {
    IntrospectorBuilder builder = options().wrap(net);
    return options().fit(paper ? builder.preset(Preset.PAPER) : builder, splits);
  }
}
