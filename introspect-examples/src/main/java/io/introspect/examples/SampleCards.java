package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.Observation;
import io.introspect.analysis.Analysis;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.MappedRows;
import io.introspect.report.SampleCard;
import io.introspect.report.SampleCardsPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.indexing.NDArrayIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The paper's figure 4: single test images, where they lie, and what they excite in the sorted
 * network. One image of each class that is classified right, then as many that are not.
 */
@Command(
    name = "SampleCards",
    mixinStandardHelpOptions = true,
    description = "Shows single images with their place on the map and what they excite in Net1.")
public final class SampleCards extends Example {

  private static final int OF_EACH_KIND = 10;

  @Mixin private Net1Source net1 = new Net1Source();

  private SampleCards() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new SampleCards(), args);
  }

  @Override
  void run() throws Exception {
    Net1Source.Analyzed seen = net1.analyzed(options());
    Analysis analysis = seen.analysis();
    MappedRows rows = MapQuality.mapped(seen.introspector(), seen.splits().test());

    List<Integer> chosen =
        Stream.concat(rightOnes(rows).stream(), wrongOnes(rows).stream()).toList();
    List<SampleCard> cards =
        chosen.stream().map(row -> card(seen.introspector(), seen.splits().test(), row)).toList();
    Path out = options().out();
    SampleCardsPicture.of(rows, cards, analysis.order(), analysis.palette())
        .write(out, "sample-cards");

    List<Map<String, Object>> shown = chosen.stream().map(row -> figures(rows, row)).toList();
    shown.forEach(System.out::println);
    Path metrics =
        new Metrics("SampleCards", options())
            .put("accuracy", rows.accuracy())
            .put("cards", shown)
            .write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  /** The first row of each class that is classified right, for as many classes as have one. */
  private static List<Integer> rightOnes(MappedRows rows) {
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < rows.classNames().size() && chosen.size() < OF_EACH_KIND; k++) {
      int wanted = k;
      IntStream.range(0, rows.size())
          .filter(row -> rows.trueClass(row) == wanted && rows.right(row))
          .limit(1)
          .forEach(chosen::add);
    }
    return chosen;
  }

  private static List<Integer> wrongOnes(MappedRows rows) {
    return IntStream.range(0, rows.size())
        .filter(row -> !rows.right(row))
        .limit(OF_EACH_KIND)
        .boxed()
        .toList();
  }

  private static SampleCard card(SelfIntrospector introspector, ImageSet images, int row) {
    try (Observation seen =
        introspector.model().observe(images.rows().get(NDArrayIndex.interval(row, row + 1)))) {
      return SampleCard.of(row, seen.activations().toFloatVector()).withImage(images.image(row));
    }
  }

  private static Map<String, Object> figures(MappedRows rows, int row) {
    Introspection seen = rows.seen(row);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("row", row);
    figures.put("trueClass", rows.classNames().get(rows.trueClass(row)));
    figures.put("predictedClass", rows.classNames().get(seen.predictedClass()));
    figures.put("confidence", Math.round(100 * seen.confidence()) / 100.0);
    return figures;
  }
}
