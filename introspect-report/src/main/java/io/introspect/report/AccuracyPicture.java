package io.introspect.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** How often the members of an ensemble are right, and how often they are together. */
public final class AccuracyPicture {

  /** As many lines as one picture holds. */
  public static final int MOST = 100;

  private static final double NAMES = 250;
  private static final double VALUES = 96;
  private static final double LINE = 38;
  private static final double BETWEEN = 20;
  private static final double END = 8;
  private static final double BOTTOM = 54;
  private static final double AROUND = 100;
  private static final double DOT = 15;
  private static final double SMALL_DOT = 7;

  /** How far below the mean the repetitions lie, where it hides none of them. */
  private static final double BELOW = 12;

  private static final double PALE = 0.4;
  private static final double ROOM = 0.08;
  private static final double NARROWEST = 0.2;

  private final List<NamedAccuracy> members;
  private final List<NamedAccuracy> together;

  private AccuracyPicture(List<NamedAccuracy> members, List<NamedAccuracy> together) {
    this.members = List.copyOf(members);
    this.together = List.copyOf(together);
  }

  /**
   * A line per classifier with a dot at its mean accuracy, and a small dot per repetition if there
   * are several: the members in gray, the ways to combine them in blue below. The axis covers what
   * the values take, not all from 0 to 100 %. The highest mean is in bold.
   *
   * @param members each member
   * @param together what the members are compared with, for example the best member, equal weights
   *     and confidence weights
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if there is nothing in either list, or more than {@value
   *     #MOST} in both
   */
  public static Picture of(List<NamedAccuracy> members, List<NamedAccuracy> together) {
    if (members.isEmpty() || together.isEmpty() || members.size() + together.size() > MOST) {
      throw new IllegalArgumentException(
          "expected members and ways to combine them, %d in all at most, found %d and %d"
              .formatted(MOST, members.size(), together.size()));
    }
    AccuracyPicture parts = new AccuracyPicture(members, together);
    return Charts.picture(Style.WIDTH, AROUND + parts.linesHeight() + BOTTOM, parts::chart);
  }

  private double linesHeight() {
    return (members.size() + together.size()) * LINE + BETWEEN + END;
  }

  private Stream<NamedAccuracy> all() {
    return Stream.concat(members.stream(), together.stream());
  }

  private JFreeChart chart() {
    List<Integer> counts = all().map(line -> line.accuracies().size()).distinct().toList();
    int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return Charts.chart(
        "Accuracy of the members and of all together",
        List.of(
            Words.count(members.size(), "member")
                + (most == 1
                    ? ""
                    : "; large dots: mean of %s%s, the small dots below"
                        .formatted(
                            counts.size() == 1 ? "" : "up to ", Words.count(most, "repetition")))),
        new PaintedPlot(this::paint));
  }

  /** The plot clips what it paints, but names and values stand beside it. */
  private void paint(Graphics2D g, Rectangle2D area) {
    XYPlot plot = plot();
    double width = area.getWidth() - VALUES;
    plot.draw(
        g,
        new Rectangle2D.Double(area.getX(), area.getY(), width, linesHeight() + BOTTOM),
        null,
        null,
        null);
    Rectangle2D data =
        new Rectangle2D.Double(area.getX() + NAMES, area.getY(), width - NAMES, linesHeight());
    lines(g, new PlotLayer.Scale(data, plot.getDomainAxis(), plot.getRangeAxis()));
  }

  private XYPlot plot() {
    NumberAxis places = Charts.axis("");
    places.setTickLabelsVisible(false);
    places.setTickMarksVisible(false);
    XYPlot plot = new XYPlot(null, accuracyAxis(), places, null);
    Charts.dress(plot);
    plot.setRangeGridlinesVisible(false);
    AxisSpace left = new AxisSpace();
    left.setLeft(NAMES);
    plot.setFixedRangeAxisSpace(left);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(BOTTOM);
    plot.setFixedDomainAxisSpace(bottom);
    return plot;
  }

  private NumberAxis accuracyAxis() {
    NumberAxis axis = Charts.axis("accuracy (%)");
    DoubleSummaryStatistics range =
        all()
            .flatMap(line -> line.accuracies().stream())
            .mapToDouble(accuracy -> 100 * accuracy)
            .summaryStatistics();
    double room = Math.max(NARROWEST, ROOM * (range.getMax() - range.getMin()));
    axis.setRange(Math.max(0, range.getMin() - room), Math.min(100, range.getMax() + room));
    axis.setTickUnit(Charts.fewTicks(axis.getRange().getLength()));
    return axis;
  }

  private void lines(Graphics2D g, PlotLayer.Scale scale) {
    double best = all().mapToDouble(NamedAccuracy::mean).max().orElseThrow();
    double y = scale.area().getY() + LINE / 2;
    for (NamedAccuracy line : members) {
      line(g, scale, line, y, Style.PLAIN, best);
      y += LINE;
    }
    g.setColor(Style.NO_CLASS);
    g.setStroke(Style.line(1));
    double between = y - LINE / 2 + BETWEEN / 2;
    g.draw(new Line2D.Double(scale.area().getX(), between, scale.area().getMaxX(), between));
    y += BETWEEN;
    for (NamedAccuracy line : together) {
      line(g, scale, line, y, Style.ACCENT, best);
      y += LINE;
    }
  }

  private static void line(
      Graphics2D g, PlotLayer.Scale scale, NamedAccuracy line, double y, Color color, double best) {
    Rectangle2D area = scale.area();
    g.setColor(Style.FAINT);
    g.setStroke(Style.line(1));
    g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
    if (line.accuracies().size() > 1) {
      g.setColor(Style.mix(color, Color.WHITE, PALE));
      line.accuracies()
          .forEach(accuracy -> g.fill(Style.dot(scale.x(100 * accuracy), y + BELOW, SMALL_DOT)));
    }
    double x = scale.x(100 * line.mean());
    g.setColor(Color.WHITE);
    g.fill(Style.dot(x, y, DOT + 3));
    g.setColor(color);
    g.fill(Style.dot(x, y, DOT));
    // No tie is decided by the last bit of a mean.
    Font font = best - line.mean() < 1e-9 ? Style.LABEL.deriveFont(Font.BOLD) : Style.LABEL;
    Words.draw(
        g,
        Words.fit(line.name(), font, NAMES - 16),
        font,
        Style.INK,
        area.getX() - 14,
        y,
        TextAnchor.CENTER_RIGHT);
    Words.draw(
        g,
        String.format(Locale.ROOT, "%.2f %%", 100 * line.mean()),
        font,
        Style.INK,
        area.getMaxX() + VALUES,
        y,
        TextAnchor.CENTER_RIGHT);
  }
}
