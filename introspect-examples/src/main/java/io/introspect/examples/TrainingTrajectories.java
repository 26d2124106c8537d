package io.introspect.examples;

import io.introspect.analysis.Palette;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.TrajectoryRecorder;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.TrajectoryPicture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The paper's figure 2a: the paths that images take over the map while Net1 learns. */
@Command(
    name = "TrainingTrajectories",
    mixinStandardHelpOptions = true,
    description = "Draws the paths that images take over the map while Net1 learns.")
public final class TrainingTrajectories extends Example {

  @Mixin private Net1Training plan = new Net1Training();

  @Option(
      names = "--probe",
      converter = PositiveNumber.class,
      defaultValue = "500",
      description = "how many validation images are followed; default: ${DEFAULT-VALUE}")
  private int probe;

  @Option(
      names = "--every",
      converter = PositiveNumber.class,
      defaultValue = "300",
      description = "iterations between two looks at them; default: ${DEFAULT-VALUE}")
  private int every;

  private TrainingTrajectories() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new TrainingTrajectories(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    ImageSet followed = splits.validation().slice(0, Math.min(probe, splits.validation().size()));
    MultiLayerNetwork net = plan.untrained(splits.training(), options().seed());
    Trajectories paths;
    try (TrajectoryRecorder recorder =
        options().wrap(net).recorder(followed.rows(), followed.labels()).everyIterations(every)) {
      net.addListeners(recorder);
      Classifiers.train(net, splits.training(), Net1.BATCH, plan.epochs(), options().seed());
      long start = System.nanoTime();
      paths = recorder.trajectories();
      System.out.printf("%nmap of the record: %.1f s%n", Progress.secondsSince(start));
    }

    Path out = options().out();
    TrajectoryPicture.of(paths, followed.classNames(), Palette.of(followed.classNames().size()))
        .write(out, "trajectories");
    Map<String, Object> figures = figures(paths);
    Table.print("Net1 while it learns " + options().dataName(), figures);
    Path metrics = new Metrics("TrainingTrajectories", options()).putAll(figures).write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private static Map<String, Object> figures(Trajectories paths) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", paths.rows());
    figures.put("snapshots", paths.snapshots());
    figures.put(
        "iterations", IntStream.range(0, paths.snapshots()).map(paths::iteration).toArray());
    figures.put(
        "withinOverBetween",
        IntStream.range(0, paths.snapshots()).mapToDouble(paths::withinOverBetween).toArray());
    return figures;
  }
}
