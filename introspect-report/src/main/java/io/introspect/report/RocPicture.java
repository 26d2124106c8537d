package io.introspect.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** How well several scores tell several kinds of unusual rows from usual ones: ROC curves. */
public final class RocPicture {

  /** As many panels as one picture holds. */
  public static final int MOST_PANELS = 12;

  /** As many scores as are told apart by their colors. */
  public static final int MOST_SCORES = 6;

  private static final int MOST_COLUMNS = 4;
  private static final double LARGEST_SIDE = 700;
  private static final double SMALLEST_SIDE = 280;
  private static final double LEFT = 62;
  private static final double BOTTOM = 60;
  private static final double GAP = 26;
  private static final double HEADING = 46;
  private static final double LINE = 23;
  private static final double AROUND = 88;
  private static final double NARROWEST = 860;

  private final List<RocPanel> panels;
  private final List<String> scores;

  private RocPicture(List<RocPanel> panels) {
    this.panels = List.copyOf(panels);
    this.scores =
        panels.stream().flatMap(panel -> panel.curves().keySet().stream()).distinct().toList();
  }

  /**
   * One panel per kind of unusual rows, four in a line: the share of them that is detected, over
   * the share of usual rows that raise a false alarm, for each score; dashed, what chance gives.
   * Below each panel, the area under each curve, the largest in bold. Each score has the same color
   * in all panels.
   *
   * @param panels 1 to {@value #MOST_PANELS}, with 1 to {@value #MOST_SCORES} scores in all
   * @return the picture, 860 px wide for one panel, at least 1100 px for more
   * @throws IllegalArgumentException if there are none or too many panels, or too many scores
   */
  public static Picture of(List<RocPanel> panels) {
    if (panels.isEmpty() || panels.size() > MOST_PANELS) {
      throw new IllegalArgumentException(
          "expected 1 to %d panels, found %d".formatted(MOST_PANELS, panels.size()));
    }
    RocPicture parts = new RocPicture(panels);
    if (parts.scores.size() > MOST_SCORES) {
      throw new IllegalArgumentException(
          "expected 1 to %d scores, found %d: %s"
              .formatted(MOST_SCORES, parts.scores.size(), parts.scores));
    }
    return Charts.picture(parts.width(), parts.height(), parts::chart);
  }

  private int columns() {
    return Math.min(panels.size(), MOST_COLUMNS);
  }

  private double side() {
    double room = (Style.WIDTH - 2.0 * Style.MARGIN) / columns() - LEFT - GAP;
    return Math.floor(Math.max(SMALLEST_SIDE, Math.min(LARGEST_SIDE, room)));
  }

  private double width() {
    return Math.max(NARROWEST, 2 * Style.MARGIN + columns() * (LEFT + side() + GAP));
  }

  private double panelHeight() {
    return HEADING + side() + BOTTOM + LINE * scores.size() + GAP;
  }

  private double height() {
    int lines = (panels.size() + columns() - 1) / columns();
    return AROUND + lines * panelHeight();
  }

  private JFreeChart chart() {
    return Charts.chart(
        "Telling the unusual from the usual",
        List.of(
            "AUROC: how often an unusual row has a lower score than a usual one (ties count half);"
                + " dashed: chance"),
        new PaintedPlot(this::paint));
  }

  private void paint(Graphics2D g, Rectangle2D area) {
    for (int i = 0; i < panels.size(); i++) {
      RocPanel panel = panels.get(i);
      double left = Math.round(area.getX() + i % columns() * (LEFT + side() + GAP));
      double top = Math.round(area.getY() + Math.floorDiv(i, columns()) * panelHeight());
      heading(g, panel, left + LEFT, top);
      plot(panel)
          .draw(
              g,
              new Rectangle2D.Double(left, top + HEADING, LEFT + side(), side() + BOTTOM),
              null,
              null,
              null);
      areas(g, panel, left + LEFT, top + HEADING + side() + BOTTOM);
    }
  }

  private void heading(Graphics2D g, RocPanel panel, double left, double top) {
    write(g, Words.fit(panel.population(), Style.HEADING, side()), Style.HEADING, left, top);
    Words.draw(
        g,
        Words.fit(panel.rows(), Style.SMALL, side()),
        Style.SMALL,
        Style.MUTED,
        left,
        top + 21,
        TextAnchor.TOP_LEFT);
  }

  private static void write(Graphics2D g, String text, Font font, double x, double y) {
    Words.draw(g, text, font, Style.INK, x, y, TextAnchor.TOP_LEFT);
  }

  private XYPlot plot(RocPanel panel) {
    XYPlot plot = new XYPlot(null, axis("false alarms"), axis("detected"), null);
    Charts.dress(plot);
    AxisSpace left = new AxisSpace();
    left.setLeft(LEFT);
    plot.setFixedRangeAxisSpace(left);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(BOTTOM);
    plot.setFixedDomainAxisSpace(bottom);
    plot.addAnnotation(PlotLayer.of((g, scale) -> curves(g, scale, panel)));
    return plot;
  }

  /** Room at both ends keeps lines along the edges in sight. */
  private static NumberAxis axis(String label) {
    NumberAxis axis = Charts.axis(label);
    axis.setLabelFont(Style.TICK);
    axis.setTickLabelFont(Style.SMALL);
    axis.setRange(-0.02, 1.02);
    axis.setTickUnit(new NumberTickUnit(0.25));
    return axis;
  }

  private void curves(Graphics2D g, PlotLayer.Scale scale, RocPanel panel) {
    g.setColor(Style.NO_CLASS);
    g.setStroke(Style.dashed(1.4));
    g.draw(new Line2D.Double(scale.x(0), scale.y(0), scale.x(1), scale.y(1)));
    g.setStroke(Style.line(2.4));
    // The first score is the one that the picture is about: it lies on top.
    for (int i = scores.size() - 1; i >= 0; i--) {
      RocCurve curve = panel.curves().get(scores.get(i));
      if (curve != null) {
        g.setColor(Style.SCORES.get(i));
        g.draw(line(curve, scale));
      }
    }
  }

  private static Path2D line(RocCurve curve, PlotLayer.Scale scale) {
    return ThinLine.through(
        curve.points(),
        point -> scale.x(curve.falseAlarmRate(point)),
        point -> scale.y(curve.detectionRate(point)));
  }

  private void areas(Graphics2D g, RocPanel panel, double left, double top) {
    double best = panel.curves().values().stream().mapToDouble(RocCurve::area).max().orElseThrow();
    Words.draw(
        g, "AUROC", Style.SMALL, Style.MUTED, left + side(), top - 6, TextAnchor.BOTTOM_RIGHT);
    int lines = 0;
    for (int i = 0; i < scores.size(); i++) {
      RocCurve curve = panel.curves().get(scores.get(i));
      if (curve == null) {
        continue;
      }
      double y = top + LINE * lines++;
      Font font = curve.area() == best ? Style.TICK.deriveFont(Font.BOLD) : Style.TICK;
      g.setColor(Style.SCORES.get(i));
      g.setStroke(Style.line(3));
      g.draw(new Line2D.Double(left + 2, y + 9, left + 20, y + 9));
      String name = ClassNames.onOneLine(scores.get(i));
      write(g, Words.fit(name, font, side() - 28 - 60), font, left + 28, y);
      Words.draw(g, number(curve.area()), font, Style.INK, left + side(), y, TextAnchor.TOP_RIGHT);
    }
  }

  private static String number(double area) {
    return String.format(Locale.ROOT, "%.3f", area);
  }
}
