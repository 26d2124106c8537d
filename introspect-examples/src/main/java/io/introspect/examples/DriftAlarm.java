package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.probe.DriftMonitor;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.report.DriftPicture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Net1 in production: windows of test images are compared with a reference of others, first as they
 * are, then with ever more noise.
 *
 * <p>The test images are split in two at random. One half is the reference; the windows are drawn
 * from the other, so that a usual window is one of rows drawn as the reference's were.
 */
@Command(
    name = "DriftAlarm",
    mixinStandardHelpOptions = true,
    description = "Compares windows of images with a reference, until noise raises an alarm.")
public final class DriftAlarm extends Example {

  private static final double[] SIGMAS = {0, 0.1, 0.2};

  /** The stream that is drawn: usual windows, then noise that grows with each. */
  private static final int USUAL_WINDOWS = 20;

  private static final int NOISY_WINDOWS = 30;
  private static final double NOISE_STEP = 0.01;

  @Spec private CommandSpec spec;

  @Mixin private Net1Source net1 = new Net1Source();

  @Option(
      names = "--window",
      converter = PositiveNumber.class,
      defaultValue = "500",
      description = "images in a window; default: ${DEFAULT-VALUE}")
  private int window;

  @Option(
      names = "--draws",
      converter = PositiveNumber.class,
      defaultValue = "200",
      description = "windows at each strength of noise; default: ${DEFAULT-VALUE}")
  private int draws;

  private DriftAlarm() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new DriftAlarm(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    requireWindow(splits.test().size() / 2);
    SelfIntrospector introspector = net1.introspector(options(), splits);
    double accuracy = Competence.of(introspector, splits.test());
    Production production = new Production(introspector, splits.test(), options().seed());
    List<Introspection> reference = production.reference();
    DriftMonitor monitor = DriftMonitor.of(reference).withSeed(options().seed());

    Map<String, Object> shares = new LinkedHashMap<>();
    long start = System.nanoTime();
    for (double sigma : SIGMAS) {
      long alarms =
          IntStream.range(0, draws)
              .filter(draw -> monitor.compare(production.window(window, sigma)).isAlarm())
              .count();
      shares.put("sigma " + sigma, alarms / (double) draws);
    }
    double secondsPerWindow = Progress.secondsSince(start) / (draws * SIGMAS.length);
    Path out = options().out();
    drawStream(monitor, production, out);
    Path file =
        new Metrics("DriftAlarm", options())
            .put("accuracy", accuracy)
            .put("referenceRows", reference.size())
            .put("windowRows", window)
            .put("draws", draws)
            .put("alpha", monitor.alpha())
            .put("falseAlarmShare", shares.get("sigma 0.0"))
            .put("alarmShare", shares)
            .put("secondsPerWindow", secondsPerWindow)
            .write(out);
    Table.print("Share of windows with an alarm (" + options().dataName() + ")", shares);
    System.out.printf("%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), file.toAbsolutePath());
  }

  private void requireWindow(int largest) {
    if (window < DriftMonitor.LEAST_ROWS || window > largest) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "expected --window from %d to %d images, half of the test images, found %d"
              .formatted(DriftMonitor.LEAST_ROWS, largest, window));
    }
  }

  private void drawStream(DriftMonitor monitor, Production production, Path out) {
    double[] sigmas =
        IntStream.range(0, USUAL_WINDOWS + NOISY_WINDOWS)
            .mapToDouble(at -> Math.max(0, at - USUAL_WINDOWS + 1) * NOISE_STEP)
            .toArray();
    double[] pValues =
        Arrays.stream(sigmas)
            .map(sigma -> monitor.compare(production.window(window, sigma)).pValue())
            .toArray();
    DriftPicture.of(pValues, monitor.alpha(), "\u03c3 of the noise", sigmas).write(out, "drift");
  }
}
