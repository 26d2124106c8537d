package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.report.MappedRows;
import io.introspect.report.ViolinPicture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's figure 7: the error by the map of right and of wrong rows, class by class. */
@Command(
    name = "ErrorViolins",
    mixinStandardHelpOptions = true,
    description = "Compares the error expected of right and of wrong images, class by class.")
public final class ErrorViolins extends Example {

  @Mixin private Net1Source net1 = new Net1Source();

  private ErrorViolins() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new ErrorViolins(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    SelfIntrospector introspector = net1.introspector(options(), splits);
    MappedRows rows = MapQuality.mapped(introspector, splits.test());
    Path out = options().out();
    ViolinPicture.of(rows).write(out, "violins");

    List<Introspection> seen = MapQuality.seen(rows);
    int[] truth = MapQuality.trueClasses(rows);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", MapQuality.accuracy(seen, truth));
    figures.put("decadesApart", MapQuality.decadesApart(seen, truth));
    figures.put("accuracyPerClass", perClass(rows, MapQuality::accuracy));
    figures.put("decadesApartPerClass", perClass(rows, MapQuality::decadesApart));
    Table.print("Right against wrong, Net1 on " + options().dataName(), figures);
    Path metrics = new Metrics("ErrorViolins", options()).putAll(figures).write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  /** A figure of the rows of each true class; NaN for a class without any. */
  private static double[] perClass(
      MappedRows rows, ToDoubleBiFunction<List<Introspection>, int[]> figure) {
    return IntStream.range(0, rows.classNames().size())
        .mapToDouble(
            k -> {
              int[] members =
                  IntStream.range(0, rows.size()).filter(row -> rows.trueClass(row) == k).toArray();
              return members.length == 0
                  ? Double.NaN
                  : figure.applyAsDouble(
                      IntStream.of(members).mapToObj(rows::seen).toList(),
                      IntStream.of(members).map(rows::trueClass).toArray());
            })
        .toArray();
  }
}
