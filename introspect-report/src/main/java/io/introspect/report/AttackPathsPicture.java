package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.probe.AttackPath;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.ui.RectangleEdge;

/** The paths of attacked rows over the error surface (fig. 6). */
public final class AttackPathsPicture {

  /** As many ends of paths as are shown as images. */
  public static final int MOST_IMAGES = 29;

  private static final double SCALE_ROOM = 96;

  private final Analysis analysis;
  private final List<String> classNames;
  private final List<AttackPath> paths;
  private final List<AttackPath> placed;
  private final HeatMap heat;
  private final double reach;
  private final AttackStrip strip;

  private AttackPathsPicture(
      List<AttackPath> paths,
      Analysis analysis,
      List<String> classNames,
      List<BufferedImage> images) {
    this.analysis = analysis;
    this.classNames = ClassNames.onOneLine(classNames);
    this.paths = List.copyOf(paths);
    this.placed = paths.stream().filter(AttackPathsPicture::isPlaced).toList();
    this.heat = HeatMap.of(analysis.errorSurface());
    this.reach =
        Math.max(
            ErrorSurfacePicture.reach(analysis.errorSurface().grid()),
            MapRows.reach(
                placed.stream().map(path -> path.start().seen().latent()).toArray(float[][]::new)));
    this.strip = new AttackStrip(paths, images, this.classNames, analysis.palette());
  }

  /**
   * The error surface with a line per path, in the color of the class that the attack aims at, from
   * a dark square to a dot: solid and filled where the aim was reached, dashed and hollow where
   * not. An untargeted attack has the color of the class that its row ended in. The classes' names
   * stand where they are densest, and with up to 20 paths each end bears its target's name; names
   * that find no room are left out. The axes are those of the error surface, since attacks that go
   * on after they have succeeded drive a row far beyond it: a path that ends there has its dot
   * where it leaves the picture. Paths with a place that is not finite are left out and counted in
   * the subtitle.
   *
   * @param paths at least one, of one row or of many, on the analysis's map
   * @param analysis its error surface, densities and colors are shown; two-dimensional
   * @param classNames one per class
   * @return the picture, at least 1200 px wide, and wider the longer the names are
   * @throws IllegalArgumentException if there is no path, a path is not on a map of two dimensions
   *     or has other classes, the number of names is not that of the classes, or the error surface
   *     has not two dimensions or no finite value
   */
  public static Picture of(List<AttackPath> paths, Analysis analysis, List<String> classNames) {
    return picture(paths, analysis, classNames, List.of());
  }

  /**
   * The same picture of the attacks on one row, with images of it below: as it was, and what each
   * attack made of it, with the class aimed at and the class that it is taken for.
   *
   * @param paths 1 to {@value #MOST_IMAGES}, of one row
   * @param analysis its error surface, densities and colors are shown; two-dimensional
   * @param classNames one per class
   * @param unchanged the row itself; copied
   * @param ends one per path, in their order; copied
   * @return the picture, at least 1200 px wide, and wider the longer the names are
   * @throws IllegalArgumentException as above, or if there are too many paths or another number of
   *     images
   */
  public static Picture of(
      List<AttackPath> paths,
      Analysis analysis,
      List<String> classNames,
      BufferedImage unchanged,
      List<BufferedImage> ends) {
    Objects.requireNonNull(unchanged, "unchanged");
    if (ends.size() != paths.size() || ends.size() > MOST_IMAGES) {
      throw new IllegalArgumentException(
          "expected one image for each of at most %d paths, found %d paths and %d images"
              .formatted(MOST_IMAGES, paths.size(), ends.size()));
    }
    return picture(
        paths, analysis, classNames, Stream.concat(Stream.of(unchanged), ends.stream()).toList());
  }

  private static Picture picture(
      List<AttackPath> paths,
      Analysis analysis,
      List<String> classNames,
      List<BufferedImage> images) {
    UnitColorPicture.requireNames(analysis, classNames);
    requireFit(paths, analysis.classes());
    AttackPathsPicture parts = new AttackPathsPicture(paths, analysis, classNames, images);
    double width = Math.rint(parts.width());
    Rectangle2D map = new Rectangle2D.Double(0, 0, width, ActivationMapPicture.HEIGHT);
    return Picture.of(
        (int) width,
        (int) (map.getHeight() + parts.strip.height(width)),
        g -> {
          parts.chart().draw(g, map);
          parts.strip.paint(g, map.getMaxY(), width);
        });
  }

  private static void requireFit(List<AttackPath> paths, int classes) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("expected at least one path of an attack, found none");
    }
    for (AttackPath path : paths) {
      if (path.aim().classIndex() >= classes) {
        throw new IllegalArgumentException(
            "expected attacks that aim at classes 0 to %d, found %d"
                .formatted(classes - 1, path.aim().classIndex()));
      }
      for (Introspection seen : path.seen()) {
        MapRows.requireMap(seen.latent().length);
        MapRows.requireOutputs(seen, classes);
      }
    }
  }

  private static boolean isPlaced(AttackPath path) {
    return places(path).allMatch(MapRows::isPlace);
  }

  private static Stream<float[]> places(AttackPath path) {
    return path.seen().stream().map(Introspection::latent);
  }

  private double width() {
    List<String> names = items().stream().map(LegendItem::getLabel).toList();
    return Math.max(
        Style.WIDTH,
        Charts.MAP_ROOM + SCALE_ROOM + Charts.legendWidth(names, ActivationMapPicture.HEIGHT));
  }

  private List<LegendItem> items() {
    Shape hollow = Style.line(2.4).createStrokedShape(Style.dot(0, 0, 10));
    List<LegendItem> items = new ArrayList<>();
    items.add(Charts.legendItem("start", Style.square(11), Style.INK));
    items.add(Charts.legendItem("end, aim reached", Style.dot(0, 0, 12), Style.MUTED));
    items.add(Charts.legendItem("end, not reached", hollow, Style.MUTED));
    items.addAll(Charts.classItems(classNames, analysis.palette()));
    return items;
  }

  private JFreeChart chart() {
    List<PlotLayer> layers = new ArrayList<>();
    layers.add(heat.layer());
    layers.addAll(
        new AttackLayers(placed, reach, analysis.densities(), classNames, analysis.palette())
            .layers());
    JFreeChart chart =
        Charts.chart(
            "Paths of attacks over the error surface",
            List.of(attacks() + notShown(), "error by the map " + heat.note()),
            SquareMap.of(reach, layers.toArray(PlotLayer[]::new)));
    Charts.addLegend(chart, items(), RectangleEdge.RIGHT);
    Charts.addScale(chart, heat.colors(), HeatMap.LABEL, RectangleEdge.RIGHT);
    return chart;
  }

  private String attacks() {
    IntSummaryStatistics steps =
        paths.stream().mapToInt(path -> path.steps().size() - 1).summaryStatistics();
    long reached = paths.stream().filter(AttackPath::succeeded).count();
    String range =
        steps.getMin() == steps.getMax()
            ? Words.count(steps.getMax(), "step")
            : Words.count(steps.getMin()) + " to " + Words.count(steps.getMax(), "step");
    return "%s of %s; %s reached the aim (%s)"
        .formatted(
            Words.count(paths.size(), "attack"),
            range,
            Words.count(reached),
            Words.percent(reached / (double) paths.size()));
  }

  private String notShown() {
    long beyond =
        placed.stream()
            .filter(path -> MapRows.farthest(path.end().seen().latent()) > reach)
            .count();
    int unplaced = paths.size() - placed.size();
    return (beyond > 0 ? "; %s ended beyond the map".formatted(Words.count(beyond)) : "")
        + (unplaced > 0
            ? "; %s left out: a place that is not finite".formatted(Words.count(unplaced))
            : "");
  }
}
