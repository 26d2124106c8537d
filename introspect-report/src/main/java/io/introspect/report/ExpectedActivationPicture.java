package io.introspect.report;

import io.introspect.analysis.Analysis;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LayerOrder;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** What each class makes the sorted network do (fig. 3 e to o). */
public final class ExpectedActivationPicture {

  private static final int MOST_COLUMNS = 5;
  private static final double LABELS = 90;
  private static final double GAP = 16;
  private static final double HEADING = 26;
  private static final int AROUND = 260;

  private final Analysis analysis;
  private final UnitOrder order;
  private final List<String> names;

  private ExpectedActivationPicture(Analysis analysis, List<String> names) {
    this.analysis = analysis;
    this.order = analysis.order();
    this.names = ClassNames.onOneLine(names);
  }

  /**
   * One panel per class: layers as strips, the one nearest the input at the top, and their units in
   * sorted order, stretched to the panel's width. In each panel each layer is divided by its
   * largest magnitude there, so that a class that excites less than others shows its column too. A
   * frame marks the units that stand for the panel's class; tied and dead ones stand for none.
   *
   * @param analysis with any number of classes and layers
   * @param classNames one per class
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if the number of names is not that of the classes
   */
  public static Picture of(Analysis analysis, List<String> classNames) {
    UnitColorPicture.requireNames(analysis, classNames);
    ExpectedActivationPicture parts = new ExpectedActivationPicture(analysis, classNames);
    double panels = parts.rows() * (parts.stripsHeight() + HEADING + GAP);
    return Charts.picture(Style.WIDTH, AROUND + panels, parts::chart);
  }

  private static double largest(LayerOrder layer, ExpectedActivations expected, int k) {
    return Arrays.stream(layer.columns())
        .mapToDouble(column -> Math.abs(expected.value(k, column)))
        .max()
        .orElseThrow();
  }

  private int rows() {
    return (names.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
  }

  private int columns() {
    return (names.size() + rows() - 1) / rows();
  }

  private double stripsHeight() {
    return Math.max(110, 16.0 * order.layers().size());
  }

  private JFreeChart chart() {
    JFreeChart chart =
        Charts.chart(
            "Expected activation of each class in the sorted network",
            List.of(
                "in each panel each layer is divided by its largest magnitude; the layer nearest the input is at the top",
                "framed: the units that stand for the class; " + UnitColorPicture.basis(analysis)),
            new PaintedPlot(this::paint));
    Charts.addScale(
        chart,
        ColorScale.diverging(1),
        "expected activation, as a share of the layer's largest magnitude",
        RectangleEdge.BOTTOM);
    return chart;
  }

  private void paint(Graphics2D g, Rectangle2D area) {
    double width = (area.getWidth() - LABELS) / columns() - GAP;
    double height = area.getHeight() / rows();
    for (int k = 0; k < names.size(); k++) {
      int column = k % columns();
      double left = Math.round(area.getX() + LABELS + column * (width + GAP));
      int line = k / columns();
      double top = area.getY() + line * height;
      heading(g, k, left, top, width);
      Strips strips =
          new Strips(
              new Rectangle2D.Double(
                  left, top + HEADING, Math.floor(width), height - HEADING - GAP),
              order.layers().size());
      panel(g, strips, k);
      if (column == 0) {
        strips.label(g, UnitColorPicture.layerNames(order), LABELS);
      }
    }
  }

  private void heading(Graphics2D g, int k, double left, double top, double width) {
    g.setColor(Style.color(analysis.palette().color(k)));
    g.fill(new Rectangle2D.Double(left, top + 2, 14, 14));
    Words.draw(
        g,
        Words.fit(names.get(k), Style.HEADING, width - 20 - GAP),
        Style.HEADING,
        Style.INK,
        left + 20,
        top,
        TextAnchor.TOP_LEFT);
  }

  private void panel(Graphics2D g, Strips strips, int k) {
    ColorScale colors = ColorScale.diverging(1);
    ExpectedActivations expected = analysis.expectedActivations();
    double[] largest =
        order.layers().stream().mapToDouble(layer -> largest(layer, expected, k)).toArray();
    strips.paint(
        g,
        UnitColorPicture.sizes(order),
        (layer, cell) -> {
          int column = order.layers().get(layer).units().get(cell).column();
          double share = largest[layer] == 0 ? 0 : expected.value(k, column) / largest[layer];
          return colors.color(share);
        });
    for (int layer = 0; layer < order.layers().size(); layer++) {
      frame(g, strips.strip(layer), order.layers().get(layer).units(), k);
    }
  }

  private static void frame(Graphics2D g, Rectangle2D strip, List<UnitRole> units, int k) {
    double width = strip.getWidth() / units.size();
    g.setColor(Style.INK);
    g.setStroke(Style.line(1));
    for (Run run : runs(units, k)) {
      g.draw(
          new Rectangle2D.Double(
              strip.getX() + run.first() * width,
              strip.getY(),
              (run.end() - run.first()) * width,
              strip.getHeight()));
    }
  }

  /** Neighboring cells, from the first to the one after the last. */
  record Run(int first, int end) {}

  /** Where the units that stand for a class lie: tied ones may lie between them. */
  static List<Run> runs(List<UnitRole> units, int k) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    for (int end = 0; end <= units.size(); end++) {
      if (end == units.size() || !standsFor(units.get(end), k)) {
        if (end > first) {
          runs.add(new Run(first, end));
        }
        first = end + 1;
      }
    }
    return runs;
  }

  private static boolean standsFor(UnitRole unit, int k) {
    return unit.preferredClass() == k && unit.standing() == Standing.DECIDED;
  }
}
