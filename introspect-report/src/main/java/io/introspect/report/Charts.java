package io.introspect.report;

import io.introspect.analysis.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** JFreeChart's parts in our style: titles, legends, axes. */
final class Charts {

  private static final double LEGEND_ROOM = 170;
  private static final double MOST_STEPS = 10;
  private static final double LEAST_PLACE = 52;
  private static final double MARGINS = 150;

  /** From so many items on a legend is written small. */
  private static final int MANY_ITEMS = 30;

  /** What titles and margins take of the height that is left to a legend. */
  private static final double ABOVE_LEGEND = 120;

  private static final double ITEM_HEIGHT = 19.5;
  private static final double MARK_ROOM = 34;

  /** What the map's plot takes of a picture's width. */
  static final double MAP_ROOM = 1066;

  private Charts() {}

  /**
   * A picture of a chart.
   *
   * @param chart makes a new one for each rendering, since charts are not safe for several threads
   */
  static Picture picture(int height, Supplier<JFreeChart> chart) {
    return picture(Style.WIDTH, height, chart);
  }

  static Picture picture(double width, double height, Supplier<JFreeChart> chart) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, Math.rint(width), Math.rint(height));
    return Picture.of(
        (int) area.getWidth(), (int) area.getHeight(), g -> chart.get().draw(g, area));
  }

  /** The width of a picture with one place per class side by side; more than 20 make it wider. */
  static double widthFor(int classes) {
    return Math.max(Style.WIDTH, MARGINS + LEAST_PLACE * classes);
  }

  /** The width of a picture of the map: more where the legend beside it takes several columns. */
  static double widthForMap(List<String> classNames) {
    double height = ActivationMapPicture.HEIGHT;
    return legendColumns(classNames, height) == 1
        ? Style.WIDTH
        : Math.max(Style.WIDTH, MAP_ROOM + legendWidth(classNames, height));
  }

  private static int legendColumns(List<String> names, double height) {
    return (int) Math.ceil(names.size() / Math.floor((height - ABOVE_LEGEND) / ITEM_HEIGHT));
  }

  /** The width of a legend of these names beside the plot of a picture of this height. */
  static double legendWidth(List<String> names, double height) {
    double widest =
        names.stream()
            .map(name -> Words.fit(name, Style.TICK, LEGEND_ROOM))
            .mapToDouble(name -> Words.width(name, legendFont(names.size())) + MARK_ROOM)
            .max()
            .orElse(0);
    return legendColumns(names, height) * widest;
  }

  private static Font legendFont(int items) {
    return items >= MANY_ITEMS ? Style.SMALL : Style.TICK;
  }

  static JFreeChart chart(String title, List<String> notes, Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(
        new RectangleInsets(Style.MARGIN - 8, Style.MARGIN, Style.MARGIN - 8, Style.MARGIN));
    chart.addSubtitle(text(title, Style.TITLE, Style.INK, 4));
    for (int i = 0; i < notes.size(); i++) {
      chart.addSubtitle(text(notes.get(i), Style.NOTE, Style.MUTED, i < notes.size() - 1 ? 2 : 14));
    }
    return chart;
  }

  private static TextTitle text(String text, Font font, Color color, double below) {
    return new TextTitle(
        text,
        font,
        color,
        RectangleEdge.TOP,
        HorizontalAlignment.LEFT,
        VerticalAlignment.TOP,
        new RectangleInsets(2, 0, below, 0));
  }

  /** Adds a legend; one to the right is a column, one below runs in lines. */
  static void addLegend(JFreeChart chart, List<LegendItem> items, RectangleEdge edge) {
    LegendItemCollection collection = new LegendItemCollection();
    items.forEach(collection::add);
    LegendTitle legend = new LegendTitle(() -> collection);
    boolean many = items.size() >= MANY_ITEMS;
    legend.setItemFont(legendFont(items.size()));
    legend.setItemPaint(Style.INK);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(null);
    legend.setLegendItemGraphicPadding(new RectangleInsets(many ? 1 : 3, 8, many ? 1 : 3, 4));
    legend.setPosition(edge);
    legend.setVerticalAlignment(VerticalAlignment.TOP);
    if (RectangleEdge.isTopOrBottom(edge)) {
      legend.setMargin(new RectangleInsets(12, 0, 0, 0));
    }
    chart.addSubtitle(legend);
  }

  static LegendItem legendItem(String name, Shape mark, Color color) {
    return new LegendItem(Words.fit(name, Style.TICK, LEGEND_ROOM), null, null, null, mark, color);
  }

  /** One legend item per class. */
  static List<LegendItem> classItems(List<String> classNames, Palette palette) {
    return java.util.stream.IntStream.range(0, classNames.size())
        .mapToObj(
            k -> legendItem(classNames.get(k), Style.square(14), Style.color(palette.color(k))))
        .toList();
  }

  /** Adds a legend that shows a scale of colors, with its values. */
  static void addScale(JFreeChart chart, ColorScale scale, String label, RectangleEdge edge) {
    NumberAxis axis = axis(label);
    axis.setRange(scale.getLowerBound(), scale.getUpperBound());
    axis.setTickUnit(fewTicks(scale.getUpperBound() - scale.getLowerBound()));
    PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
    legend.setPosition(edge);
    legend.setStripWidth(18);
    legend.setStripOutlinePaint(Style.FAINT);
    legend.setSubdivisionCount(200);
    legend.setAxisOffset(4);
    legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setMargin(
        RectangleEdge.isLeftOrRight(edge)
            ? new RectangleInsets(0, 20, SquareMap.BOTTOM, 8)
            : new RectangleInsets(14, 250, 0, 250));
    chart.addSubtitle(legend);
  }

  /** The least of 1, 2 or 5 times a power of ten that leaves no more than ten steps. */
  static NumberTickUnit fewTicks(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range / MOST_STEPS)));
    double unit =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(step -> range / step <= MOST_STEPS)
            .findFirst()
            .orElse(range);
    return new NumberTickUnit(unit);
  }

  static NumberAxis axis(String label) {
    NumberAxis axis = new LabeledAxis(label);
    axis.setAutoRangeIncludesZero(false);
    axis.setNumberFormatOverride(Words.numbers());
    dress(axis);
    return axis;
  }

  static void dress(ValueAxis axis) {
    axis.setLabelFont(Style.LABEL);
    axis.setLabelPaint(Style.INK);
    axis.setTickLabelFont(Style.TICK);
    axis.setTickLabelPaint(Style.INK);
    axis.setAxisLinePaint(Style.MUTED);
    axis.setTickMarkPaint(Style.MUTED);
  }

  /** As below, with one place per class and so much room, in px, for the axis at the left. */
  static void dress(XYPlot plot, ClassAxis classes, double left) {
    dress(plot);
    plot.setDomainGridlinesVisible(false);
    AxisSpace space = new AxisSpace();
    space.setLeft(left);
    plot.setFixedRangeAxisSpace(space);
    plot.setFixedDomainAxisSpace(classes.space());
  }

  /** Thin lines behind what is plotted, no frame. */
  static void dress(XYPlot plot) {
    // Without a renderer JFreeChart draws no lines, though there is nothing else to be rendered.
    plot.setRenderer(new XYLineAndShapeRenderer());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinePaint(Style.FAINT);
    plot.setRangeGridlinePaint(Style.FAINT);
    plot.setDomainGridlineStroke(Style.line(1));
    plot.setRangeGridlineStroke(Style.line(1));
  }
}
