package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.MappedRows;
import io.introspect.report.RocPicture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The paper's figure 6: images under attack, each toward every other class, and whether confidence
 * or typicality notices.
 */
@Command(
    name = "AdversarialPaths",
    mixinStandardHelpOptions = true,
    description = "Attacks images of Net1, or of any classifier: their paths, and what notices.")
public final class AdversarialPaths extends Example {

  /** So many images are attacked at once; the paths of the first of them are drawn. */
  private static final int TOGETHER = 10;

  @Mixin private Net1Source net1 = new Net1Source();

  @Option(
      names = "--images",
      converter = PositiveNumber.class,
      defaultValue = "100",
      description = "how many test images are attacked; default: ${DEFAULT-VALUE}")
  private int images;

  @Option(
      names = "--steps",
      converter = PositiveNumber.class,
      defaultValue = "100",
      description = "steps of an attack; default: ${DEFAULT-VALUE}")
  private int steps;

  @Option(
      names = "--epsilon",
      defaultValue = "0.01",
      description = "how far a step moves each pixel, of a range of 1; default: ${DEFAULT-VALUE}")
  private double epsilon;

  private AdversarialPaths() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new AdversarialPaths(), args);
  }

  @Override
  void run() throws Exception {
    FastGradientSign method =
        FastGradientSign.standard().withEpsilon(epsilon).withSteps(steps).withClipping(0, 1);
    Net1Source.Analyzed seen = net1.analyzed(options());
    SelfIntrospector introspector = seen.introspector();
    ImageSet test = seen.splits().test();
    MappedRows rows = MapQuality.mapped(introspector, test);
    int[] attacked =
        IntStream.range(0, rows.size())
            .filter(rows::right)
            .limit(options().quick() ? Math.min(TOGETHER, images) : images)
            .toArray();

    Siege siege = new Siege(introspector, method, seen.analysis());
    for (int from = 0; from < attacked.length; from += TOGETHER) {
      int[] group = Arrays.copyOfRange(attacked, from, Math.min(attacked.length, from + TOGETHER));
      siege.attack(
          Nd4j.pullRows(test.rows(), 1, group),
          Arrays.stream(group).map(rows::trueClass).toArray());
    }

    Path out = options().out();
    AttackPictures.write(siege.first(), seen.analysis(), test, test.image(attacked[0]), out);
    Metrics metrics =
        new Metrics("AdversarialPaths", options())
            .put("accuracy", Competence.of(MapQuality.seen(rows), test))
            .put("epsilon", epsilon)
            .put("steps", steps)
            .put("images", attacked.length);
    Map<String, Object> figures = new LinkedHashMap<>(siege.figures());
    if (!siege.successes().isEmpty()) {
      Detection detection =
          Detection.of("successful attacks", siege.successes(), MapQuality.seen(rows));
      RocPicture.of(List.of(detection.panel())).write(out, "attack-detection");
      figures.putAll(detection.figures());
    }
    Path file = metrics.putAll(figures).write(out);
    Table.print("Attacks on " + options().dataName(), figures);
    System.out.printf("%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), file.toAbsolutePath());
  }
}
