package io.introspect.examples;

import io.introspect.Introspector;
import io.introspect.analysis.Analysis;
import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.Preset;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.MappedRows;
import io.introspect.report.ViolinPicture;
import io.introspect.trust.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The paper's Net2 in full (figs. 2f to 2h, 6, 7 below): trains it on CIFAR-10, fits an
 * introspector to its dense layers, draws its map and attacks it. It is hours of work on a CPU; run
 * again with the same options, it goes on where it was stopped.
 */
@Command(
    name = "Net2Cifar",
    mixinStandardHelpOptions = true,
    description = "The paper's Net2: trained, with checkpoints, introspected, drawn, attacked.")
public final class Net2Cifar extends Example {

  private static final String NAME = "net2";

  /** So many images are attacked at once; the paths of the first of them are drawn. */
  private static final int TOGETHER = 10;

  @Mixin private Net2Training plan = new Net2Training();

  @Option(
      names = "--images",
      converter = PositiveNumber.class,
      defaultValue = "10",
      description = "how many test images are attacked; default: ${DEFAULT-VALUE}")
  private int images;

  @Option(
      names = "--steps",
      converter = PositiveNumber.class,
      defaultValue = "100",
      description = "steps of an attack; default: ${DEFAULT-VALUE}, the paper's")
  private int steps;

  private Net2Cifar() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new Net2Cifar(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    Path out = options().out();
    Net2Training.Trained trained = plan.train(splits, options().quick(), options().seed(), out);
    SelfIntrospector introspector = introspector(trained.network(), splits, out);
    Analysis analysis = introspector.analyze(splits.training().rows(), splits.training().labels());
    MappedRows training = MapQuality.mapped(introspector, splits.training());
    MappedRows test = MapQuality.mapped(introspector, splits.test());
    MapPictures.write(analysis, training, test, out);
    ViolinPicture.of(test).write(out, "violins");
    Atlases.write(
        "Net2 on " + options().dataName(), introspector, analysis, test, splits.test(), out);

    Map<String, Object> figures =
        new LinkedHashMap<>(MapQuality.measure(introspector, training, test, splits.test()));
    figures.put("epochs", trained.curve().size());
    figures.put("trainingSeconds", trained.seconds());
    figures.put("massOutside", analysis.massOutside());
    Audit audit = introspector.audit(splits.test().rows(), splits.test().labels());
    figures.putAll(new AuditedRuns(List.of(audit), winner(introspector)).figures());
    figures.putAll(attack(introspector, analysis, test, splits.test(), out));
    Path metrics =
        new Metrics("Net2Cifar", options())
            .putAll(figures)
            .put("curve", trained.curve())
            .write(out);
    System.out.printf("%n%s%n", audit.table());
    Table.print("Net2 on " + options().dataName(), figures);
    System.out.printf(
        "%npictures, atlas: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private static List<String> winner(Introspector introspector) {
    return List.of(introspector.provenance().findings().getOrDefault("trust.score", "mapError"));
  }

  /** As an earlier run has left it, or fitted now and left for a later one. */
  private SelfIntrospector introspector(MultiLayerNetwork net, Splits splits, Path out)
      throws IOException {
    IntrospectorBuilder builder = options().wrap(net).tap(LayerSelection.dense());
    Path file = out.resolve(NAME + ".introspector");
    if (Files.exists(file)) {
      return builder.load(file);
    }
    ModelSerializer.writeModel(net, out.resolve(NAME + ".zip").toFile(), false);
    SelfIntrospector introspector =
        options().fit(plan.paper() ? builder.preset(Preset.PAPER) : builder, splits);
    introspector.save(file);
    return introspector;
  }

  /** Fig. 6: right images, each toward every other class. */
  private Map<String, Object> attack(
      Introspector introspector, Analysis analysis, MappedRows rows, ImageSet test, Path out) {
    int[] attacked =
        IntStream.range(0, rows.size())
            .filter(rows::right)
            .limit(options().quick() ? 1 : images)
            .toArray();
    if (attacked.length == 0) {
      return Map.of();
    }
    FastGradientSign method =
        FastGradientSign.standard()
            .withSteps(options().quick() ? Math.min(steps, 3) : steps)
            .withClipping(0, 1);
    Siege siege = new Siege(introspector, method, analysis);
    for (int from = 0; from < attacked.length; from += TOGETHER) {
      int[] group = Arrays.copyOfRange(attacked, from, Math.min(attacked.length, from + TOGETHER));
      siege.attack(
          Nd4j.pullRows(test.rows(), 1, group),
          Arrays.stream(group).map(rows::trueClass).toArray());
    }
    AttackPictures.write(siege.first(), analysis, test, test.image(attacked[0]), out);
    return siege.figures();
  }
}
