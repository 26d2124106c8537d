package io.introspect.examples;

import io.introspect.dl4j.train.TrainingSchedule;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long each part of introspection takes, as one line of JSON on standard output, progress on
 * standard error. The work and the names of the figures are those of a peer in PyTorch with which
 * {@code bench/compare.sh} compares them; docs/performance.md says what each is.
 */
@Command(
    name = "Benchmark",
    mixinStandardHelpOptions = true,
    description = "Times of training, fitting and introspecting, as one line of JSON.")
public final class Benchmark extends Example {

  /**
   * The timed fit's autoencoder: as many minibatches as the peer's two epochs of 55,000 rows, which
   * are enough for both to meet the same bounds of quality.
   */
  static final TrainingSchedule MAP_SCHEDULE = new TrainingSchedule(128, 858, 1, 4e-3, 1, 5);

  /** The timed fit's estimator, likewise. */
  static final TrainingSchedule ERROR_SCHEDULE = new TrainingSchedule(128, 858, 1, 4e-3, 1, 5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "the parts to run: ${COMPLETION-CANDIDATES}; default: all")
  private Set<BenchmarkPart> only = EnumSet.allOf(BenchmarkPart.class);

  private Benchmark() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    JsonLine.logToStandardError();
    main(new Benchmark(), args);
  }

  @Override
  void run() throws Exception {
    BenchmarkSubjects subjects = new BenchmarkSubjects(options());
    JsonLine figures = new JsonLine().put("threads", 1); // in all parts but that of many threads
    for (BenchmarkPart part : EnumSet.copyOf(only)) {
      part.measure(subjects, figures);
    }
    new Metrics("Benchmark", options()).putAll(figures.all()).write(options().out());
    spec.commandLine().getOut().println(figures.json());
  }
}
