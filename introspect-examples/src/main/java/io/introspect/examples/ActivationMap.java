package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.report.MappedRows;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's figures 2b to 2d: the map by class, the error over it, the mistakes on it. */
@Command(
    name = "ActivationMap",
    mixinStandardHelpOptions = true,
    description = "Draws the map of Net1's activations, the error over it, and its mistakes.")
public final class ActivationMap extends Example {

  @Mixin private Net1Source net1 = new Net1Source();

  private ActivationMap() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new ActivationMap(), args);
  }

  @Override
  void run() throws Exception {
    Net1Source.Analyzed seen = net1.analyzed(options());
    Analysis analysis = seen.analysis();
    Path out = options().out();
    MappedRows training = MapQuality.mapped(seen.introspector(), seen.splits().training());
    MappedRows test = MapQuality.mapped(seen.introspector(), seen.splits().test());
    MapPictures.write(analysis, training, test, out);
    Path atlas =
        Atlases.write(
            "Net1 on " + options().dataName(),
            seen.introspector(),
            analysis,
            test,
            seen.splits().test(),
            out);

    Map<String, Object> figures =
        MapQuality.measure(seen.introspector(), training, test, seen.splits().test());
    figures.put("massOutside", analysis.massOutside());
    figures.put("analysisSeconds", seen.seconds());
    Table.print("The map of Net1 on " + options().dataName(), figures);
    Path metrics = new Metrics("ActivationMap", options()).putAll(figures).write(out);
    System.out.printf(
        "%npictures: %s%natlas: %s%nfigures: %s%n",
        out.toAbsolutePath(), atlas.toAbsolutePath(), metrics.toAbsolutePath());
  }
}
