package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.MappedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;

/**
 * The main job in one program: a trained classifier, wrapped, fitted, asked, saved, loaded, and
 * shown in an atlas.
 */
@Command(
    name = "QuickStart",
    mixinStandardHelpOptions = true,
    description = "Trains a small classifier, learns to introspect it, and shows what that tells.")
public final class QuickStart extends Example {

  private static final int SHOWN = 5;

  private QuickStart() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new QuickStart(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    MultiLayerNetwork model = theModelYouAlreadyHave(splits.training());

    long start = System.nanoTime();
    SelfIntrospector introspector = options().fit(options().wrap(model), splits);
    double fitSeconds = Progress.secondsSince(start);

    MappedRows test = MapQuality.mapped(introspector, splits.test());
    List<Introspection> seen = MapQuality.seen(test);
    printExtremes(seen, MapQuality.trueClasses(test));
    MappedRows training = MapQuality.mapped(introspector, splits.training());
    Map<String, Object> figures = MapQuality.measure(introspector, training, test, splits.test());
    Table.print("On the test images (" + options().dataName() + ")", figures);

    start = System.nanoTime();
    Path atlas = writeAtlas(introspector, splits, test);
    double atlasSeconds = Progress.secondsSince(start);

    Path file = options().out().resolve("quickstart.introspector");
    introspector.save(file);
    SelfIntrospector loaded = SelfIntrospector.load(file, model);
    boolean same = loaded.introspectAll(splits.test().rows()).equals(seen);
    Path metrics =
        new Metrics("QuickStart", options())
            .putAll(figures)
            .put("fitSeconds", fitSeconds)
            .put("atlasSeconds", atlasSeconds)
            .put("loadedSeesTheSame", same)
            .write(options().out());
    System.out.printf(
        "%nfitted in %.1f s%nsaved, loaded, %s: %s%nfigures: %s%natlas, to be opened in a browser: %s%n",
        fitSeconds,
        same ? "and sees the same" : "BUT SEES OTHERWISE",
        file.toAbsolutePath(),
        metrics.toAbsolutePath(),
        atlas.toAbsolutePath());
  }

  private Path writeAtlas(SelfIntrospector introspector, Splits splits, MappedRows test)
      throws IOException {
    Analysis analysis = introspector.analyze(splits.training().rows(), splits.training().labels());
    return Atlases.write(
        "A small classifier of " + options().dataName(),
        introspector,
        analysis,
        test,
        splits.test(),
        options().out());
  }

  private MultiLayerNetwork theModelYouAlreadyHave(ImageSet training) {
    MultiLayerNetwork model =
        SmallNet.create(
            (int) training.rows().size(1), training.classNames().size(), options().seed());
    Classifiers.train(model, training, SmallNet.BATCH, SmallNet.EPOCHS, options().seed());
    return model;
  }

  private static void printExtremes(List<Introspection> seen, int[] truth) {
    List<Integer> leastFirst =
        IntStream.range(0, seen.size())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> seen.get(row).confidence()))
            .toList();
    printRows("The test images it trusts least", leastFirst.subList(0, SHOWN), seen, truth);
    System.out.println("  the first of them in full: " + seen.get(leastFirst.get(0)));
    List<Integer> most =
        leastFirst.subList(leastFirst.size() - SHOWN, leastFirst.size()).stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    printRows("The test images it trusts most", most, seen, truth);
  }

  private static void printRows(
      String title, List<Integer> rows, List<Introspection> seen, int[] truth) {
    System.out.printf(
        "%n%s%n  %6s %5s %9s %10s %19s %15s%n",
        title, "image", "true", "predicted", "confidence", "probability correct", "maximum output");
    for (int row : rows) {
      Introspection one = seen.get(row);
      System.out.printf(
          "  %6d %5d %9d %10.2f %19.4f %15.4f%s%n",
          row,
          truth[row],
          one.predictedClass(),
          one.confidence(),
          one.probabilityCorrect(),
          one.maximumOutput(),
          one.predictedClass() == truth[row] ? "" : "   wrong");
    }
  }
}
