package io.introspect.report;

import io.introspect.TappedLayer;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The units' colors before and after sorting, and what they stand for (fig. 3a, 3c, 3d). */
public final class UnitColorPicture {

  private static final double LABELS = 100;
  private static final double GAP = 22;
  private static final double HEADING = 26;
  private static final double BARS = 266;
  private static final int AROUND = 230;

  private final Analysis analysis;
  private final UnitOrder order;
  private final List<String> names;

  private UnitColorPicture(Analysis analysis, List<String> names) {
    this.analysis = analysis;
    this.order = analysis.order();
    this.names = ClassNames.onOneLine(names);
  }

  /**
   * Three views of the network, one strip a layer, one cell a unit, the layer nearest the input at
   * the top: the units' colors in the network as it is; the classes that sorted units stand for,
   * gray where they are tied or dead; and the colors of the sorted units. Below them, how many
   * units each class has.
   *
   * @param analysis with any number of classes and layers
   * @param classNames one per class
   * @return the picture, 1200 px wide, and wider with more than 20 classes
   * @throws IllegalArgumentException if the number of names is not that of the classes
   */
  public static Picture of(Analysis analysis, List<String> classNames) {
    requireNames(analysis, classNames);
    UnitColorPicture parts = new UnitColorPicture(analysis, classNames);
    return Charts.picture(
        Charts.widthFor(classNames.size()),
        AROUND + parts.barsHeight() + parts.stripsHeight(),
        parts::chart);
  }

  static void requireNames(Analysis analysis, List<String> classNames) {
    if (classNames.size() != analysis.classes()) {
      throw new IllegalArgumentException(
          "expected a name for each of the %d classes of the analysis, found %d"
              .formatted(analysis.classes(), classNames.size()));
    }
  }

  /** What the order and the colors rest on. */
  static String basis(Analysis analysis) {
    return switch (analysis.orderedBy()) {
      case PAPER -> "expected activations: the expected place of each class, decoded";
      case RIEMANN -> "expected activations: Riemann sum over the map after decoding";
      case MEAN -> "expected activations: plain mean over the rows of each class";
    };
  }

  private double stripsHeight() {
    return Math.min(520, Math.max(90, 32.0 * order.layers().size()));
  }

  private double barsHeight() {
    return BARS + ClassAxis.of(names, barsRoom()).height();
  }

  private double barsRoom() {
    return Charts.widthFor(names.size()) - 2 * Style.MARGIN - UnitBars.LEFT;
  }

  private JFreeChart chart() {
    String undecided =
        "%s in %s, the one nearest the input at the top; %s tied, %s dead"
            .formatted(
                Words.count(order.columns().length, "unit"),
                Words.count(order.layers().size(), "layer"),
                Words.count(order.count(Standing.TIED)),
                Words.count(order.count(Standing.DEAD)));
    JFreeChart chart =
        Charts.chart(
            "Colors of the units, before and after sorting",
            List.of(undecided, basis(analysis)),
            new PaintedPlot(this::paint));
    List<LegendItem> items = new ArrayList<>(Charts.classItems(names, analysis.palette()));
    items.add(Charts.legendItem("no class", Style.square(14), Style.NO_CLASS));
    Charts.addLegend(chart, items, RectangleEdge.BOTTOM);
    return chart;
  }

  private void paint(Graphics2D g, Rectangle2D area) {
    double width = (area.getWidth() - LABELS - 2 * GAP) / 3;
    double height = area.getHeight() - HEADING - barsHeight();
    Strips first = panel(g, area, 0, width, height, "As it is", this::asItIs);
    first.label(g, layerNames(order), LABELS);
    panel(g, area, 1, width, height, "Class of each unit, sorted", this::standsFor);
    panel(g, area, 2, width, height, "Colors after sorting", this::sorted);
    double bars = area.getMaxY() - barsHeight() + 24;
    Words.draw(
        g,
        "Units per class: all (pale, upper number) and decided (full color, lower number)",
        Style.HEADING,
        Style.INK,
        area.getX() + LABELS,
        bars,
        TextAnchor.TOP_LEFT);
    UnitBars.plot(order, names, analysis.palette(), barsRoom())
        .draw(
            g,
            new Rectangle2D.Double(
                area.getX(), bars + HEADING, area.getWidth(), area.getMaxY() - bars - HEADING),
            null,
            null,
            null);
  }

  private Strips panel(
      Graphics2D g,
      Rectangle2D area,
      int column,
      double width,
      double height,
      String heading,
      Strips.Cells cells) {
    double left = Math.round(area.getX() + LABELS + column * (width + GAP));
    Words.draw(g, heading, Style.HEADING, Style.INK, left, area.getY(), TextAnchor.TOP_LEFT);
    Strips strips =
        new Strips(
            new Rectangle2D.Double(left, area.getY() + HEADING, Math.floor(width), height),
            order.layers().size());
    strips.paint(g, sizes(order), cells);
    return strips;
  }

  static int[] sizes(UnitOrder order) {
    return order.layers().stream().mapToInt(layer -> layer.layer().units()).toArray();
  }

  static List<String> layerNames(UnitOrder order) {
    return order.layers().stream().map(layer -> layer.layer().name()).toList();
  }

  private Color asItIs(int layer, int cell) {
    TappedLayer tapped = order.layers().get(layer).layer();
    return Style.color(analysis.colors().get(tapped.firstColumn() + cell));
  }

  private Color standsFor(int layer, int cell) {
    UnitRole unit = order.layers().get(layer).units().get(cell);
    return unit.standing() == Standing.DECIDED
        ? Style.color(analysis.palette().color(unit.preferredClass()))
        : Style.NO_CLASS;
  }

  private Color sorted(int layer, int cell) {
    return Style.color(analysis.colors().get(order.layers().get(layer).units().get(cell).column()));
  }
}
