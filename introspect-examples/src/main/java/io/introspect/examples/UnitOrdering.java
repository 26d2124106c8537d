package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.analysis.Expectation;
import io.introspect.analysis.LayerOrder;
import io.introspect.analysis.LayerShares;
import io.introspect.analysis.UnitRole.Standing;
import io.introspect.report.ExpectedActivationPicture;
import io.introspect.report.UnitColorPicture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's figure 3: which class each unit stands for, and the network sorted by it. */
@Command(
    name = "UnitOrdering",
    mixinStandardHelpOptions = true,
    description = "Sorts and colors Net1's units by the classes that excite them.")
public final class UnitOrdering extends Example {

  @Mixin private Net1Source net1 = new Net1Source();

  private UnitOrdering() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new UnitOrdering(), args);
  }

  @Override
  void run() throws Exception {
    Net1Source.Analyzed seen = net1.analyzed(options());
    Analysis analysis = seen.analysis();
    Path out = options().out();
    List<String> names = seen.splits().training().classNames();
    UnitColorPicture.of(analysis, names).write(out, "unit-colors");
    ExpectedActivationPicture.of(analysis, names).write(out, "expected-activations");

    Map<String, Object> figures = figures(analysis);
    figures.put("analysisSeconds", seen.seconds());
    Table.print("The units of Net1 on " + options().dataName(), figures);
    List<Map<String, Object>> layers = layers(analysis);
    layers.forEach(layer -> System.out.println("  " + layer));
    Path metrics =
        new Metrics("UnitOrdering", options()).putAll(figures).put("layers", layers).write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private static Map<String, Object> figures(Analysis analysis) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("unitsPerClass", analysis.order().unitsPerClass());
    figures.put("decidedUnitsPerClass", analysis.order().decidedUnitsPerClass());
    figures.put("tiedUnits", analysis.order().count(Standing.TIED));
    figures.put("deadUnits", analysis.order().count(Standing.DEAD));
    figures.put("orderedBy", analysis.orderedBy().name());
    figures.put("r2PaperVsMean", analysis.r2AgainstMean(Expectation.PAPER));
    figures.put("r2RiemannVsMean", analysis.r2AgainstMean(Expectation.RIEMANN));
    figures.put("massOutside", analysis.massOutside());
    return figures;
  }

  /** Shares as means over the classes. */
  private static List<Map<String, Object>> layers(Analysis analysis) {
    return IntStream.range(0, analysis.layers().size())
        .mapToObj(
            i -> {
              LayerOrder order = analysis.order().layers().get(i);
              LayerShares shares = analysis.shares().get(i);
              Map<String, Object> layer = new LinkedHashMap<>();
              layer.put("layer", order.layer().name());
              layer.put("tied", order.columnsOf(Standing.TIED).length);
              layer.put("dead", order.columnsOf(Standing.DEAD).length);
              layer.put("excited", mean(analysis, shares, LayerShares::excited));
              layer.put("inhibited", mean(analysis, shares, LayerShares::inhibited));
              layer.put("silent", mean(analysis, shares, LayerShares::silent));
              return layer;
            })
        .toList();
  }

  private static double mean(
      Analysis analysis, LayerShares shares, ToDoubleBiFunction<LayerShares, Integer> share) {
    double mean =
        IntStream.range(0, analysis.classes())
            .mapToDouble(k -> share.applyAsDouble(shares, k))
            .average()
            .orElseThrow();
    return Math.round(mean * 1e4) / 1e4;
  }
}
