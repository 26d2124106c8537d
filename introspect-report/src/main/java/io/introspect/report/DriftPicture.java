package io.introspect.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** What a drift test says of one window of rows after another: when it raises an alarm. */
public final class DriftPicture {

  private static final int HEIGHT = 560;
  private static final int STRIP = 170;
  private static final int MANY = 150;
  private static final double ROOM = 0.15;
  private static final double HEADROOM = 1.15;
  private static final Color ALARM_GROUND = Style.transparent(Style.WRONG, 0.1);
  private static final double SIDE = 0.006;

  private final double[] pValues;
  private final double alpha;
  private final String knownName;
  private final double[] known;

  private DriftPicture(double[] pValues, double alpha, String knownName, double[] known) {
    this.pValues = pValues.clone();
    this.alpha = alpha;
    this.knownName = ClassNames.onOneLine(knownName);
    this.known = known.clone();
  }

  /**
   * A dot per window, the higher the more like the reference it is, on a logarithmic axis. Windows
   * with a p-value of at most alpha have raised an alarm: they are vermilion, on a ground of that
   * color, the others gray.
   *
   * @param pValues one per window, in their order, in (0, 1]
   * @param alpha the share of usual windows that may raise an alarm, in (0, 1)
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if there is no window, or a value is out of its range
   */
  public static Picture of(double[] pValues, double alpha) {
    return picture(pValues, alpha, "", new double[0]);
  }

  /**
   * The same picture with what is known of each window below it, such as the strength of the noise
   * that was added; the subtitle counts the alarms where this is 0 and where it is not.
   *
   * @param pValues one per window, in their order, in (0, 1]
   * @param alpha the share of usual windows that may raise an alarm, in (0, 1)
   * @param knownName what is known, for example "σ of the noise"
   * @param known one per window, at least 0; 0 where nothing was changed
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if there is no window, the numbers of values differ, or a
   *     value is out of its range
   */
  public static Picture of(double[] pValues, double alpha, String knownName, double[] known) {
    Objects.requireNonNull(knownName, "knownName");
    if (known.length != pValues.length) {
      throw new IllegalArgumentException(
          "expected one value of %s for each of %d windows, found %d"
              .formatted(knownName, pValues.length, known.length));
    }
    for (int window = 0; window < known.length; window++) {
      if (!(known[window] >= 0) || !Double.isFinite(known[window])) {
        throw new IllegalArgumentException(
            "window %d: expected a finite %s of at least 0, found %s"
                .formatted(window, knownName, known[window]));
      }
    }
    return picture(pValues, alpha, knownName, known);
  }

  private static Picture picture(double[] pValues, double alpha, String knownName, double[] known) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected alpha in (0, 1), found " + alpha);
    }
    if (pValues.length == 0) {
      throw new IllegalArgumentException("expected at least one window, found none");
    }
    for (int window = 0; window < pValues.length; window++) {
      if (!(pValues[window] > 0 && pValues[window] <= 1)) {
        throw new IllegalArgumentException(
            "window %d: expected a p-value in (0, 1], found %s".formatted(window, pValues[window]));
      }
    }
    DriftPicture parts = new DriftPicture(pValues, alpha, knownName, known);
    return Charts.picture(HEIGHT + (known.length > 0 ? STRIP : 0), parts::chart);
  }

  private boolean isAlarm(int window) {
    return pValues[window] <= alpha;
  }

  private JFreeChart chart() {
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(windowAxis());
    plot.setGap(16);
    plot.add(plot(pValueAxis(), this::paint), HEIGHT);
    if (known.length > 0) {
      plot.add(plot(knownAxis(), this::paintKnown), STRIP);
    }
    List<String> notes = new ArrayList<>();
    notes.add("alarm at p ≤ %s: %s".formatted(Words.plain(alpha), alarms(window -> true)));
    if (known.length > 0) {
      notes.add(
          "where %s is 0: %s; where it is not: %s"
              .formatted(
                  knownName,
                  alarms(window -> known[window] == 0),
                  alarms(window -> known[window] > 0)));
    }
    JFreeChart chart =
        Charts.chart("Drift: window after window against the reference", notes, plot);
    Charts.addLegend(chart, items(), RectangleEdge.BOTTOM);
    return chart;
  }

  private String alarms(IntPredicate wanted) {
    int[] windows = IntStream.range(0, pValues.length).filter(wanted).toArray();
    long alarms = Arrays.stream(windows).filter(this::isAlarm).count();
    return windows.length == 0
        ? "no window"
        : "%s of %s (%s)"
            .formatted(
                Words.count(alarms),
                Words.count(windows.length, "window"),
                Words.percent(alarms / (double) windows.length));
  }

  private List<LegendItem> items() {
    return List.of(
        Charts.legendItem("no alarm", Style.dot(0, 0, 9), Style.PLAIN),
        Charts.legendItem("alarm", Style.dot(0, 0, 11), Style.WRONG));
  }

  private static XYPlot plot(NumberAxis axis, PlotLayer.Painter painter) {
    XYPlot plot = new XYPlot(null, null, axis, null);
    Charts.dress(plot);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.addAnnotation(PlotLayer.of(painter));
    return plot;
  }

  private NumberAxis windowAxis() {
    NumberAxis axis = Charts.axis("window");
    double room = Math.max(0.6, SIDE * pValues.length);
    axis.setRange(1 - room, pValues.length + room);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    return axis;
  }

  private NumberAxis pValueAxis() {
    NumberAxis axis = Charts.axis("p-value");
    double least = Math.min(alpha / 10, Arrays.stream(pValues).min().orElseThrow());
    double lower = Math.log10(least);
    axis.setRange(lower - ROOM, ROOM);
    axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(-lower / 8))));
    axis.setNumberFormatOverride(new PowersOfTen());
    return axis;
  }

  private NumberAxis knownAxis() {
    NumberAxis axis = Charts.axis(Words.fit(knownName, Style.TICK, STRIP - 30));
    axis.setLabelFont(Style.TICK);
    double most = Arrays.stream(known).max().orElseThrow();
    axis.setRange(0, most > 0 ? HEADROOM * most : 1);
    return axis;
  }

  private void paint(Graphics2D g, PlotLayer.Scale scale) {
    Rectangle2D area = scale.area();
    double line = scale.y(Math.log10(alpha));
    g.setColor(ALARM_GROUND);
    g.fill(new Rectangle2D.Double(area.getX(), line, area.getWidth(), area.getMaxY() - line));
    g.setColor(Style.WRONG);
    g.setStroke(Style.dashed(1.4));
    g.draw(new Line2D.Double(area.getX(), line, area.getMaxX(), line));
    boolean many = pValues.length > MANY;
    if (!many) {
      thread(g, scale);
    }
    dots(g, scale, window -> !isAlarm(window), Style.PLAIN, many ? 5 : 8);
    dots(g, scale, this::isAlarm, Style.WRONG, many ? 6.5 : 10);
    Words.draw(
        g,
        "α = " + Words.plain(alpha),
        Style.TICK,
        Style.WRONG,
        area.getX() + 6,
        line + 5,
        TextAnchor.TOP_LEFT);
  }

  /** A pale line through all dots leads the eye from window to window. */
  private void thread(Graphics2D g, PlotLayer.Scale scale) {
    g.setColor(new Color(0xc4, 0xc4, 0xc4));
    g.setStroke(Style.line(1));
    for (int window = 1; window < pValues.length; window++) {
      g.draw(
          new Line2D.Double(
              scale.x(window), y(scale, window - 1), scale.x(window + 1), y(scale, window)));
    }
  }

  private double y(PlotLayer.Scale scale, int window) {
    return scale.y(Math.log10(pValues[window]));
  }

  private void dots(
      Graphics2D g, PlotLayer.Scale scale, IntPredicate wanted, Color color, double diameter) {
    for (int window = 0; window < pValues.length; window++) {
      if (wanted.test(window)) {
        double x = scale.x(window + 1);
        g.setColor(Color.WHITE);
        g.fill(Style.dot(x, y(scale, window), diameter + 2));
        g.setColor(color);
        g.fill(Style.dot(x, y(scale, window), diameter));
      }
    }
  }

  private void paintKnown(Graphics2D g, PlotLayer.Scale scale) {
    for (int window = 0; window < known.length; window++) {
      double left = scale.x(window + 0.6);
      double top = scale.y(known[window]);
      g.setColor(isAlarm(window) ? Style.WRONG : Style.PLAIN);
      g.fill(
          new Rectangle2D.Double(
              left, top, Math.max(1, scale.x(window + 1.4) - left), scale.area().getMaxY() - top));
    }
  }
}
