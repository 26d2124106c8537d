package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.analysis.Trajectories;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The paths that rows take over the map while the classifier learns (fig. 2a, 2e), or while it
 * reads them step by step (§4).
 */
public final class TrajectoryPicture {

  private static final Telling LEARNING =
      new Telling("Paths over the map while the classifier learns", "iterations", "snapshot");
  private static final Telling READING =
      new Telling("Paths over the map while sequences are read", "steps", "step");

  private static final int MOST_DRAWN = 2_000;
  private static final double END = 7;
  private static final Color START = new Color(0xd0, 0xd0, 0xd0);
  private static final double OPACITY = 0.65;

  private TrajectoryPicture() {}

  /**
   * One line a row, from gray at the first snapshot to the color of its true class at the last,
   * which is marked by a dot. At most 2,000 rows are drawn, every n-th of them; those with a place
   * that is not finite are left out and counted in the subtitle. Axes as in {@link
   * ActivationMapPicture}.
   *
   * @param trajectories on a map of two dimensions
   * @param classNames one per class
   * @param palette one color per class
   * @return the picture, 1200 px wide, and wider with more than 50 classes
   * @throws IllegalArgumentException if the map has not two dimensions, there is no name for a
   *     row's class, or the numbers of names and colors differ
   */
  public static Picture of(Trajectories trajectories, List<String> classNames, Palette palette) {
    return of(trajectories, classNames, palette, LEARNING);
  }

  /**
   * As {@link #of}, of sequences: a snapshot is a step, an iteration its number.
   *
   * @param trajectories on a map of two dimensions
   * @param classNames one per class
   * @param palette one color per class
   * @return the picture
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Picture ofSequences(
      Trajectories trajectories, List<String> classNames, Palette palette) {
    return of(trajectories, classNames, palette, READING);
  }

  /** What a picture says its paths are. */
  private record Telling(String title, String numbers, String moment) {}

  private static Picture of(
      Trajectories trajectories, List<String> classNames, Palette palette, Telling telling) {
    MapRows.requireColors(palette, classNames.size());
    requireFit(trajectories, classNames.size());
    List<String> names = ClassNames.onOneLine(classNames);
    int[] placed =
        IntStream.range(0, trajectories.rows())
            .filter(row -> isPlaced(trajectories, row))
            .toArray();
    int[] drawn = MapRows.every(MOST_DRAWN, placed);
    double reach = reach(trajectories, placed);
    PlotLayer lines = lines(trajectories, drawn, palette);
    List<String> notes =
        List.of(spread(trajectories, telling), note(trajectories, placed, drawn, reach));
    return Charts.picture(
        Charts.widthForMap(names),
        ActivationMapPicture.HEIGHT,
        () -> {
          JFreeChart chart = Charts.chart(telling.title(), notes, SquareMap.of(reach, lines));
          Charts.addLegend(chart, items(names, palette, telling), RectangleEdge.RIGHT);
          return chart;
        });
  }

  private static void requireFit(Trajectories trajectories, int classes) {
    int dimensions = trajectories.place(0, 0).length;
    if (dimensions != 2) {
      throw new IllegalArgumentException(
          "expected trajectories on a map of two dimensions, found " + dimensions);
    }
    for (int row = 0; row < trajectories.rows(); row++) {
      if (trajectories.trueClass(row) < 0 || trajectories.trueClass(row) >= classes) {
        throw new IllegalArgumentException(
            "row %d: expected a class from 0 to %d, as there are names, found %d"
                .formatted(row, classes - 1, trajectories.trueClass(row)));
      }
    }
  }

  private static boolean isPlaced(Trajectories trajectories, int row) {
    return IntStream.range(0, trajectories.snapshots())
        .allMatch(snapshot -> MapRows.isPlace(trajectories.place(snapshot, row)));
  }

  private static double reach(Trajectories trajectories, int[] placed) {
    return MapRows.reach(
        IntStream.of(placed)
            .boxed()
            .flatMap(row -> places(trajectories, row))
            .toArray(float[][]::new));
  }

  private static Stream<float[]> places(Trajectories trajectories, int row) {
    return IntStream.range(0, trajectories.snapshots())
        .mapToObj(snapshot -> trajectories.place(snapshot, row));
  }

  private static String spread(Trajectories trajectories, Telling telling) {
    int last = trajectories.snapshots() - 1;
    return "%s %s to %s in %s; variance within classes over that between them: %s at first, %s at last"
        .formatted(
            telling.numbers(),
            Words.count(trajectories.iteration(0)),
            Words.count(trajectories.iteration(last)),
            Words.count(trajectories.snapshots(), telling.moment()),
            Words.decimal(trajectories.withinOverBetween(0)),
            Words.decimal(trajectories.withinOverBetween(last)));
  }

  private static String note(Trajectories trajectories, int[] placed, int[] drawn, double reach) {
    int unplaced = trajectories.rows() - placed.length;
    long beyond =
        IntStream.of(placed)
            .filter(row -> places(trajectories, row).anyMatch(z -> MapRows.farthest(z) > reach))
            .count();
    return "%s of %s drawn".formatted(Words.count(drawn.length), Words.rows(trajectories.rows()))
        + (beyond > 0 ? ", %s partly beyond the axes".formatted(Words.count(beyond)) : "")
        + (unplaced > 0
            ? ", %s left out: a place that is not finite".formatted(Words.count(unplaced))
            : "");
  }

  private static List<LegendItem> items(List<String> names, Palette palette, Telling telling) {
    List<LegendItem> items = new ArrayList<>(Charts.classItems(names, palette));
    items.add(Charts.legendItem("first " + telling.moment(), Style.square(14), START));
    return items;
  }

  private static PlotLayer lines(Trajectories trajectories, int[] drawn, Palette palette) {
    return PlotLayer.ofMany(
        (g, scale) -> {
          // Snapshot by snapshot, so that no row's gray beginning covers another's end.
          for (int snapshot = 1; snapshot < trajectories.snapshots(); snapshot++) {
            for (int row : drawn) {
              Color end = Style.color(palette.color(trajectories.trueClass(row)));
              step(g, scale, trajectories, snapshot, row, end);
            }
          }
          for (int row : drawn) {
            float[] z = trajectories.place(trajectories.snapshots() - 1, row);
            Color color = Style.color(palette.color(trajectories.trueClass(row)));
            g.setColor(color);
            g.fill(Style.dot(scale.x(z[0]), scale.y(z[1]), END));
            g.setColor(Color.WHITE);
            g.setStroke(Style.line(0.7));
            g.draw(Style.dot(scale.x(z[0]), scale.y(z[1]), END));
          }
        });
  }

  private static void step(
      Graphics2D g,
      PlotLayer.Scale scale,
      Trajectories trajectories,
      int snapshot,
      int row,
      Color end) {
    float[] from = trajectories.place(snapshot - 1, row);
    float[] to = trajectories.place(snapshot, row);
    double share = snapshot / (trajectories.snapshots() - 1.0);
    g.setColor(Style.transparent(Style.mix(START, end, share), OPACITY));
    g.setStroke(Style.line(1.3));
    g.draw(new Line2D.Double(scale.x(from[0]), scale.y(from[1]), scale.x(to[0]), scale.y(to[1])));
  }
}
