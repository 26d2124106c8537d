package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.analysis.Palette;
import io.introspect.probe.NoiseLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one panel of a {@link ConstellationPicture} shows between its axes. */
final class ConstellationLayers {

  private static final double PALE = 0.76;
  private static final double DOT = 4.5;
  private static final double DOT_OPACITY = 0.75;
  private static final double RAY_OPACITY = 0.14;
  private static final double HEAD = 14;
  private static final int BOXES = 8;

  /** Shorter arrows, in px, would hide the clean row's place. */
  private static final double SHORTEST_ARROW = 18;

  private final ConstellationPanel panel;
  private final MapRows background;
  private final int[] drawn;
  private final NoiseColors colors;

  ConstellationLayers(ConstellationPanel panel, NoiseColors colors) {
    this.panel = panel;
    this.background = MapRows.of(panel.background());
    this.drawn = background.drawn(row -> true);
    this.colors = colors;
  }

  /** How far the axes have to reach; the row itself is on them in any case. */
  double reach() {
    float[][] copies = places().filter(MapRows::isPlace).toArray(float[][]::new);
    double clean = MapRows.ROOM * MapRows.farthest(panel.constellation().clean().latent());
    return Math.max(clean, Math.max(background.reach(), MapRows.reach(copies)));
  }

  /** How many copies are not shown, since they lie beyond the axes. */
  long beyond(double reach) {
    return places().filter(MapRows::isPlace).filter(z -> MapRows.farthest(z) > reach).count();
  }

  /** How many copies have no finite place. */
  long unplaced() {
    return places().filter(z -> !MapRows.isPlace(z)).count();
  }

  private Stream<float[]> places() {
    return panel.constellation().levels().stream()
        .flatMap(level -> level.copies().stream())
        .map(Introspection::latent);
  }

  /** What a subtitle says of the background. */
  String note(double reach) {
    return background.note(drawn.length, reach);
  }

  /** The map, its layers from the lowest to the highest. */
  SquareMap map(double reach, Palette palette) {
    MappedRows rows = panel.background();
    PlotLayer pale =
        background.dots(
            drawn,
            Style.dotDiameter(drawn.length),
            row -> Style.mix(MapRows.color(rows, palette, row), Color.WHITE, PALE));
    return SquareMap.of(
        reach,
        pale,
        PlotLayer.ofMany(this::copies),
        ClassLabels.of(background, drawn, reach, this::alongArrows),
        PlotLayer.of(this::arrows));
  }

  private void copies(Graphics2D g, PlotLayer.Scale scale) {
    float[] clean = panel.constellation().clean().latent();
    double x = scale.x(clean[0]);
    double y = scale.y(clean[1]);
    for (int level : colors.strongestFirst()) {
      List<float[]> placed = placed(level);
      g.setColor(Style.transparent(colors.color(level), RAY_OPACITY));
      g.setStroke(Style.line(1));
      placed.forEach(z -> g.draw(new Line2D.Double(x, y, scale.x(z[0]), scale.y(z[1]))));
      g.setColor(Style.transparent(colors.color(level), DOT_OPACITY));
      placed.forEach(z -> g.fill(Style.dot(scale.x(z[0]), scale.y(z[1]), DOT)));
    }
  }

  private List<float[]> placed(int level) {
    NoiseLevel noise = panel.constellation().levels().get(level);
    return noise.copies().stream().map(Introspection::latent).filter(MapRows::isPlace).toList();
  }

  /** To the mean place of each level's copies, and a ring where the row itself lies. */
  private void arrows(Graphics2D g, PlotLayer.Scale scale) {
    for (int level : colors.strongestFirst()) {
      Line2D shaft = toMean(level, scale);
      if (shaft.getP1().distance(shaft.getP2()) >= SHORTEST_ARROW) {
        arrow(g, shaft, colors.color(level));
      }
    }
    float[] clean = panel.constellation().clean().latent();
    ring(g, scale.x(clean[0]), scale.y(clean[1]));
  }

  private Line2D toMean(int level, PlotLayer.Scale scale) {
    float[] clean = panel.constellation().clean().latent();
    List<float[]> placed = placed(level);
    return new Line2D.Double(
        scale.x(clean[0]),
        scale.y(clean[1]),
        scale.x(placed.stream().mapToDouble(z -> z[0]).average().orElse(clean[0])),
        scale.y(placed.stream().mapToDouble(z -> z[1]).average().orElse(clean[1])));
  }

  /** Boxes along the arrows, over which no name is to be written. */
  private List<Rectangle2D> alongArrows(PlotLayer.Scale scale) {
    List<Rectangle2D> boxes = new ArrayList<>();
    for (int level = 0; level < colors.size(); level++) {
      Line2D shaft = toMean(level, scale);
      for (int i = 0; i <= BOXES; i++) {
        double x = shaft.getX1() + i * (shaft.getX2() - shaft.getX1()) / BOXES;
        double y = shaft.getY1() + i * (shaft.getY2() - shaft.getY1()) / BOXES;
        boxes.add(new Rectangle2D.Double(x - HEAD, y - HEAD, 2 * HEAD, 2 * HEAD));
      }
    }
    return boxes;
  }

  private static void arrow(Graphics2D g, Line2D shaft, Color color) {
    double angle = Math.atan2(shaft.getY2() - shaft.getY1(), shaft.getX2() - shaft.getX1());
    Path2D head = new Path2D.Double();
    head.moveTo(shaft.getX2(), shaft.getY2());
    for (double side : new double[] {-0.45, 0.45}) {
      head.lineTo(
          shaft.getX2() - HEAD * Math.cos(angle + side),
          shaft.getY2() - HEAD * Math.sin(angle + side));
    }
    head.closePath();
    // The round end of a line as long as the arrow would stick out of its tip.
    Line2D shorter =
        new Line2D.Double(
            shaft.getX1(),
            shaft.getY1(),
            shaft.getX2() - HEAD / 2 * Math.cos(angle),
            shaft.getY2() - HEAD / 2 * Math.sin(angle));
    g.setColor(Color.WHITE);
    g.setStroke(Style.line(5.5));
    g.draw(shorter);
    g.setStroke(Style.line(3));
    g.draw(head);
    g.setColor(color);
    g.draw(shorter);
    g.fill(head);
  }

  private static void ring(Graphics2D g, double x, double y) {
    g.setColor(Color.WHITE);
    g.setStroke(Style.line(5.5));
    g.draw(Style.dot(x, y, 13));
    g.setColor(Style.INK);
    g.setStroke(Style.line(2.4));
    g.draw(Style.dot(x, y, 13));
  }
}
