package io.introspect.examples;

import io.introspect.FitStage;
import java.util.OptionalLong;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What time and memory a fit takes with many rows, many units, or many latent dimensions: rows are
 * drawn as they are read, the trainings are short. Prints one line of JSON, progress on standard
 * error.
 */
@Command(
    name = "LargeFit",
    mixinStandardHelpOptions = true,
    description = "Time and memory of a fit to many rows or many units, as one line of JSON.")
public final class LargeFit extends Example {

  private static final int VALIDATION_ROWS = 2000;

  /** Far from the seeds of the training rows' batches. */
  private static final long VALIDATION_SEED = 1L << 40;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      converter = PositiveNumber.class,
      defaultValue = "100000",
      description = "rows to harvest; default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--units",
      converter = PositiveNumber.class,
      defaultValue = "2400",
      description = "hidden units of the classifier, in twelve layers; default: ${DEFAULT-VALUE}")
  private int units;

  @Option(
      names = "--latent",
      converter = PositiveNumber.class,
      defaultValue = "2",
      description = "dimensions of the map; default: ${DEFAULT-VALUE}")
  private int latentSize;

  @Option(
      names = "--steps",
      converter = PositiveNumber.class,
      defaultValue = "200",
      description = "minibatches that each network learns from; default: ${DEFAULT-VALUE}")
  private int steps;

  @Option(names = "--full", description = "with typicality and trust")
  private boolean full;

  private LargeFit() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    JsonLine.logToStandardError();
    main(new LargeFit(), args);
  }

  @Override
  void run() throws Exception {
    options().refuseData(spec.commandLine());
    if (units % Synthetic.LAYERS != 0) {
      throw new ParameterException(
          spec.commandLine(),
          "expected --units that twelve layers can share evenly, found " + units);
    }
    MultiLayerNetwork net = Synthetic.net(units / Synthetic.LAYERS, options().seed());
    int count = options().rows(rows);
    int length = Math.max(2, options().rows(steps));
    StageTimes times = new StageTimes(length / 2, length);
    JsonLine figures =
        new JsonLine()
            .put("rows", count)
            .put("units", units)
            .put("latent", latentSize)
            .put("steps", length)
            .put("full", full);
    long start = System.nanoTime();
    Synthetic.wrap(net, latentSize, length, full)
        .seed(options().seed())
        .listener(times)
        .fit(
            Synthetic.rows(count, options().seed()),
            Synthetic.rows(VALIDATION_ROWS, VALIDATION_SEED));
    figures
        .put("fit_s", Progress.secondsSince(start))
        .put("harvest_s", times.stageMilliseconds(FitStage.HARVEST) / 1000)
        .put("autoencoder_step_ms", times.stepMilliseconds(FitStage.AUTOENCODER))
        .put("estimator_step_ms", times.stepMilliseconds(FitStage.ESTIMATOR));
    OptionalLong peak = ProcessMemory.peak();
    if (peak.isPresent()) {
      figures.put("peak_resident_mib", peak.getAsLong() / 1024.0);
    }
    new Metrics("LargeFit", options()).putAll(figures.all()).write(options().out());
    spec.commandLine().getOut().println(figures.json());
  }
}
