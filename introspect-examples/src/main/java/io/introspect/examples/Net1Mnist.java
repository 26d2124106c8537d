package io.introspect.examples;

import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.Preset;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.data.ImageSet;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private Net1Training plan = new Net1Training();

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

    Path file = Net1Source.save(net, introspector, options().out());
    Map<String, Object> figures =
        MapQuality.measure(introspector, splits.training(), splits.test());
    Path metrics =
        new Metrics("Net1Mnist", options())
            .put("epochs", plan.epochs())
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
    if (!paper) {
      return plan.train(training, options().seed());
    }
    int perEpoch = Classifiers.iterationsPerEpoch(training, Net1.BATCH);
    MultiLayerNetwork net =
        Net1.createPaper(
            (int) training.rows().size(1), training.classNames().size(), options().seed());
    Classifiers.train(
        net,
        training,
        Net1.BATCH,
        Net1.PAPER_CYCLES * Net1.PAPER_CYCLE / perEpoch,
        options().seed());
    return net;
  }

  private SelfIntrospector fit(MultiLayerNetwork net, ExampleOptions.Splits splits) {
    IntrospectorBuilder builder = options().wrap(net);
    return options().fit(paper ? builder.preset(Preset.PAPER) : builder, splits);
  }
}
