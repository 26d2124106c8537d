package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Whether memory grows while single rows are introspected, as in a server that runs for weeks: what
 * is resident after each tenth of the calls, over that after the first. Java's own heap grows to
 * its limit before it is cleared: give it all from the start, {@code -Xms256m -Xmx256m
 * -XX:+AlwaysPreTouch}.
 */
@Command(
    name = "LeakCheck",
    mixinStandardHelpOptions = true,
    description = "Memory over many introspections, as one line of JSON.")
public final class LeakCheck extends Example {

  private static final int TENTHS = 10;
  private static final int UNITS_PER_LAYER = 200;
  private static final int ROWS = 4000;
  private static final int VALIDATION_ROWS = 1000;
  private static final long VALIDATION_SEED = 1L << 40;
  private static final int STEPS = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--calls",
      converter = PositiveNumber.class,
      defaultValue = "1000000",
      description = "rows to introspect, one after the other; default: ${DEFAULT-VALUE}")
  private int calls;

  private LeakCheck() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    JsonLine.logToStandardError();
    main(new LeakCheck(), args);
  }

  @Override
  void run() throws Exception {
    options().refuseData(spec.commandLine());
    SelfIntrospector introspector = fit();
    INDArray row = Synthetic.rows(1, options().seed()).next().getFeatures();
    int tenth = Math.max(1, options().rows(calls) / TENTHS);
    double[] resident = new double[TENTHS];
    double[] perCall = new double[TENTHS];
    for (int i = 0; i < TENTHS; i++) {
      perCall[i] = Stopwatch.milliseconds(tenth, () -> introspector.introspect(row)) / tenth;
      resident[i] = residentMebibytes();
      System.err.printf(
          "%d calls: %.1f MiB, %.3f of the first tenth%n",
          (i + 1) * tenth, resident[i], resident[i] / resident[0]);
    }
    report(tenth, resident, perCall);
  }

  private void report(int tenth, double[] resident, double[] perCall) throws IOException {
    double[] overFirst = new double[TENTHS];
    for (int i = 0; i < TENTHS; i++) {
      overFirst[i] = resident[i] / resident[0];
    }
    JsonLine figures =
        new JsonLine()
            .put("calls", TENTHS * tenth)
            .put("call_ms", perCall)
            .put("resident_mib", resident)
            .put("resident_over_first", overFirst);
    new Metrics("LeakCheck", options()).putAll(figures.all()).write(options().out());
    spec.commandLine().getOut().println(figures.json());
  }

  /** With all parts, typicality and trust included, each of which might lose memory. */
  private SelfIntrospector fit() {
    MultiLayerNetwork net = Synthetic.net(UNITS_PER_LAYER, options().seed());
    return Synthetic.wrap(net, 2, options().rows(STEPS), true)
        .seed(options().seed())
        .listener(Progress.listener())
        .fit(
            Synthetic.rows(ROWS, options().seed()),
            Synthetic.rows(VALIDATION_ROWS, VALIDATION_SEED));
  }

  private static double residentMebibytes() throws IOException {
    return ProcessMemory.resident()
            .orElseThrow(
                () ->
                    new IOException("expected Linux, which tells a process its memory, found none"))
        / 1024.0;
  }
}
