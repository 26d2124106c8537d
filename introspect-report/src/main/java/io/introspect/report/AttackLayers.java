package io.introspect.report;

import io.introspect.analysis.Density;
import io.introspect.analysis.Palette;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What an {@link AttackPathsPicture} draws over the error surface. */
final class AttackLayers {

  /** Up to so many paths are drawn thick, and each one's end is labeled. */
  private static final int FEW = 20;

  private static final double CASING_OPACITY = 0.75;
  private static final double START = 15;

  /** Marks at the edge lie a little within it, or half of each would be cut off. */
  private static final double INSIDE = 0.98;

  private final List<AttackPath> paths;
  private final double edge;
  private final List<Density> densities;
  private final List<String> classNames;
  private final Palette palette;

  /**
   * The layers of these paths.
   *
   * @param paths with finite places only
   * @param reach the axes go from minus this to this
   */
  AttackLayers(
      List<AttackPath> paths,
      double reach,
      List<Density> densities,
      List<String> classNames,
      Palette palette) {
    this.edge = reach * INSIDE;
    // Successful ones last, so that they lie on top.
    this.paths = paths.stream().sorted(Comparator.comparing(AttackPath::succeeded)).toList();
    this.densities = densities;
    this.classNames = classNames;
    this.palette = palette;
  }

  /** The class to be reached; of an untargeted attack, that which the row ended in. */
  static int target(AttackPath path) {
    return path.aim().kind() == AttackAim.Kind.TOWARD
        ? path.aim().classIndex()
        : path.end().seen().predictedClass();
  }

  List<PlotLayer> layers() {
    return List.of(PlotLayer.of(this::lines), PlotLayer.of(this::marks));
  }

  private void lines(Graphics2D g, PlotLayer.Scale scale) {
    double width = isFew() ? 2.4 : 1.4;
    for (AttackPath path : paths) {
      Shape line = line(path, scale);
      g.setColor(Style.transparent(Color.WHITE, CASING_OPACITY));
      g.setStroke(Style.line(width + (isFew() ? 2.4 : 1.4)));
      g.draw(line);
      g.setColor(color(path));
      g.setStroke(path.succeeded() ? Style.line(width) : Style.dashed(width));
      g.draw(line);
    }
  }

  private boolean isFew() {
    return paths.size() <= FEW;
  }

  private static Shape line(AttackPath path, PlotLayer.Scale scale) {
    Path2D line = new Path2D.Double();
    float[] start = path.start().seen().latent();
    line.moveTo(scale.x(start[0]), scale.y(start[1]));
    for (int step = 1; step < path.steps().size(); step++) {
      float[] z = path.steps().get(step).seen().latent();
      line.lineTo(scale.x(z[0]), scale.y(z[1]));
    }
    return line;
  }

  private Color color(AttackPath path) {
    return Style.color(palette.color(target(path)));
  }

  private void marks(Graphics2D g, PlotLayer.Scale scale) {
    double diameter = isFew() ? 13 : 9;
    List<Rectangle2D> kept = new ArrayList<>();
    for (AttackPath path : paths) {
      float[] end = shownEnd(path);
      end(g, scale.x(end[0]), scale.y(end[1]), diameter, color(path), path.succeeded());
      kept.add(around(end, scale, diameter));
    }
    for (AttackPath path : paths) {
      float[] start = path.start().seen().latent();
      start(g, scale.x(start[0]), scale.y(start[1]));
      kept.add(around(start, scale, START));
    }
    ClassLabels.write(g, scale, names(), places(), kept);
  }

  /** The end of a path, or where it leaves the picture for good. */
  private float[] shownEnd(AttackPath path) {
    float[] outer = path.end().seen().latent();
    for (int step = path.steps().size() - 2; step >= 0 && isBeyond(outer); step--) {
      float[] inner = path.steps().get(step).seen().latent();
      if (!isBeyond(inner)) {
        return crossing(inner, outer);
      }
      outer = inner;
    }
    return outer;
  }

  private boolean isBeyond(float... z) {
    return MapRows.farthest(z) > edge;
  }

  /** Where a line from within to without crosses the edge. */
  private float[] crossing(float[] inner, float... outer) {
    double share = 1;
    for (int axis = 0; axis < 2; axis++) {
      double way = (double) outer[axis] - inner[axis];
      if (Math.abs(outer[axis]) > edge) {
        share = Math.min(share, (Math.copySign(edge, outer[axis]) - inner[axis]) / way);
      }
    }
    return new float[] {
      (float) (inner[0] + share * (outer[0] - inner[0])),
      (float) (inner[1] + share * (outer[1] - inner[1]))
    };
  }

  private static Rectangle2D around(float[] z, PlotLayer.Scale scale, double diameter) {
    return Style.dot(scale.x(z[0]), scale.y(z[1]), diameter).getBounds2D();
  }

  /** Filled where the aim was reached, hollow where not. */
  static void end(Graphics2D g, double x, double y, double diameter, Color color, boolean reached) {
    g.setColor(Color.WHITE);
    g.fill(Style.dot(x, y, diameter + 4));
    g.setColor(color);
    if (reached) {
      g.fill(Style.dot(x, y, diameter));
    } else {
      g.setStroke(Style.line(2.4));
      g.draw(Style.dot(x, y, diameter - 2.4));
    }
  }

  /** A square, as no class has. */
  private static void start(Graphics2D g, double x, double y) {
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(x - START / 2, y - START / 2, START, START));
    g.setColor(Style.INK);
    g.fill(new Rectangle2D.Double(x - START / 2 + 2, y - START / 2 + 2, START - 4, START - 4));
  }

  /** The classes' names, and where there are only few paths their targets' names. */
  private List<String> names() {
    List<String> names = new ArrayList<>(classNames);
    if (isFew()) {
      paths.forEach(path -> names.add("→ " + classNames.get(target(path))));
    }
    return names;
  }

  private List<double[]> places() {
    List<double[]> places = new ArrayList<>();
    densities.forEach(density -> places.add(peak(density)));
    if (isFew()) {
      paths.forEach(
          path -> {
            float[] z = shownEnd(path);
            places.add(new double[] {z[0], z[1]});
          });
    }
    return places;
  }

  /** Where a class is densest; null if it has no row on the grid. */
  private static double[] peak(Density density) {
    int densest =
        IntStream.range(0, density.grid().cells())
            .boxed()
            .max(Comparator.comparingDouble(density::value))
            .orElseThrow();
    return density.value(densest) > 0 ? density.grid().place(densest) : null;
  }
}
