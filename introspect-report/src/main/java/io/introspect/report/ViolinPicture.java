package io.introspect.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** The error by the map of rows that are classified right and of those that are wrong (fig. 7). */
public final class ViolinPicture {

  private static final int HEIGHT = 730;
  private static final double OFFSET = 0.21;
  private static final double HALF = 0.19;
  private static final double DOT = 7;
  private static final int FEW = 10;

  /** The mean may lie where there is next to no value. */
  private static final double SHORTEST_MEAN = 0.15;

  /** From this range of decades on, the axis shows whole ones only. */
  private static final double WHOLE_DECADES = 4;

  private final MappedRows rows;
  private final List<Violin> right;
  private final List<Violin> wrong;

  private ViolinPicture(MappedRows rows) {
    this.rows = rows;
    this.right = violins(true);
    this.wrong = violins(false);
  }

  /**
   * A pair of violins per true class: log10 of the error by the map, {@link
   * io.introspect.Introspection#log10MapError()}, of its rows that are classified right, in green,
   * and wrong, in vermilion. Above them the class's accuracy and the numbers of right and wrong
   * rows. Violins reach from the least value to the greatest, all have the same width, and a line
   * marks the mean; fewer than two different values are drawn as dots, and up to ten are shown as
   * dots on their violin. Rows whose error by the map is not finite are left out of the violins and
   * counted in the subtitle.
   *
   * @param rows to be shown
   * @return the picture, 1200 px wide, and wider with more than 20 classes
   */
  public static Picture of(MappedRows rows) {
    ViolinPicture parts = new ViolinPicture(rows);
    return Charts.picture(
        Charts.widthFor(rows.classNames().size()),
        HEIGHT + parts.classAxis().height(),
        parts::chart);
  }

  private ClassAxis classAxis() {
    double width = Charts.widthFor(rows.classNames().size());
    return ClassAxis.of(rows.classNames(), width - 2 * Style.MARGIN - ClassPlot.LEFT);
  }

  private List<Violin> violins(boolean right) {
    return IntStream.range(0, rows.classNames().size())
        .mapToObj(k -> Violin.of(errors(k, right)))
        .toList();
  }

  private double[] errors(int k, boolean right) {
    return IntStream.range(0, rows.size())
        .filter(row -> rows.trueClass(row) == k && rows.right(row) == right)
        .mapToDouble(row -> rows.seen(row).log10MapError())
        .filter(Double::isFinite)
        .toArray();
  }

  private JFreeChart chart() {
    ClassPlot plot = ClassPlot.of(classAxis(), errorAxis(), new ClassCounts(rows));
    plot.addAnnotation(PlotLayer.of(this::paint));
    JFreeChart chart =
        Charts.chart(
            "Error by the map of right and wrong predictions, by true class",
            List.of(MistakeMapPicture.accuracy(rows) + leftOut(), bandwidths()),
            plot);
    Charts.addLegend(
        chart,
        List.of(
            Charts.legendItem("classified right", Style.square(14), Style.RIGHT),
            Charts.legendItem("classified wrong", Style.square(14), Style.WRONG)),
        RectangleEdge.BOTTOM);
    return chart;
  }

  private NumberAxis errorAxis() {
    NumberAxis axis = Charts.axis(HeatMap.LABEL);
    DoubleSummaryStatistics range =
        violins()
            .filter(violin -> violin.values().length > 0)
            .flatMapToDouble(violin -> DoubleStream.of(violin.lowest(), violin.highest()))
            .summaryStatistics();
    if (range.getCount() > 0) {
      double room = Math.max(0.1, 0.04 * (range.getMax() - range.getMin()));
      axis.setRange(range.getMin() - room, range.getMax() + room);
      if (range.getMax() - range.getMin() > WHOLE_DECADES) {
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
      }
    }
    return axis;
  }

  private Stream<Violin> violins() {
    return Stream.concat(right.stream(), wrong.stream());
  }

  private String leftOut() {
    long shown = violins().mapToLong(violin -> violin.values().length).sum();
    return shown == rows.size()
        ? ""
        : "; %s left out: no finite error by the map".formatted(Words.rows(rows.size() - shown));
  }

  private String bandwidths() {
    DoubleSummaryStatistics range =
        violins().filter(Violin::hasShape).mapToDouble(Violin::bandwidth).summaryStatistics();
    return range.getCount() == 0
        ? "too few rows for a density"
        : "Gaussian kernels, bandwidths of %s to %s decades by Silverman's rule; line: mean"
            .formatted(Words.decimal(range.getMin()), Words.decimal(range.getMax()));
  }

  private void paint(Graphics2D g, PlotLayer.Scale scale) {
    for (int k = 0; k < right.size(); k++) {
      paint(g, scale, right.get(k), k - OFFSET, Style.RIGHT);
      paint(g, scale, wrong.get(k), k + OFFSET, Style.WRONG);
    }
  }

  private static void paint(
      Graphics2D g, PlotLayer.Scale scale, Violin violin, double place, Color color) {
    double middle = scale.x(place);
    g.setColor(color);
    if (!violin.hasShape()) {
      for (double value : violin.values()) {
        g.fill(Style.dot(middle, scale.y(value), DOT));
      }
      return;
    }
    double half = scale.x(place + HALF) - middle;
    Path2D outline = violin.outline(scale, middle, half);
    g.fill(outline);
    // Keeps thin ends in sight.
    g.setStroke(Style.line(1));
    g.draw(outline);
    if (violin.values().length <= FEW) {
      for (double value : violin.values()) {
        Shape dot = Style.dot(middle, scale.y(value), DOT);
        g.setColor(Color.WHITE);
        g.fill(dot);
        // Or a dot at the end of a violin would look like a bite taken out of it.
        g.setColor(color.darker());
        g.draw(dot);
      }
    }
    double width = half * Math.max(SHORTEST_MEAN, violin.widthAt(violin.mean()));
    double y = scale.y(violin.mean());
    g.setColor(Style.INK);
    g.setStroke(Style.line(2.5));
    g.draw(new Line2D.Double(middle - width, y, middle + width, y));
  }
}
