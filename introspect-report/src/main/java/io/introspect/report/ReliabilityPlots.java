package io.introspect.report;

import io.introspect.trust.Reliability;
import io.introspect.trust.ReliabilityBin;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;

/** The diagram of one score in a {@link ReliabilityPicture}, and its numbers of rows below. */
final class ReliabilityPlots {

  static final double LEFT = 78;
  private static final double SIDE = 470;
  private static final double BETWEEN = 14;
  private static final double STRIP = 96;
  private static final double BOTTOM = 54;

  static final double WIDTH = LEFT + SIDE;
  static final double HEIGHT = SIDE + BETWEEN + STRIP + BOTTOM;

  private static final double LEVEL = 0.95;
  private static final double CAP = 5;
  private static final double LEAST_DOT = 5;
  private static final double LARGEST_DOT = 17;

  /** Half a row, so that a bin of one row has a bar. */
  private static final double LEAST_LOG10 = Math.log10(0.5);

  private static final double LOG10_ROOM = 0.2;

  /** Between a bar and the edge of its bin, as a share of all bins. */
  private static final double BAR_GAP = 0.004;

  private final Reliability reliability;
  private final Color color;

  ReliabilityPlots(Reliability reliability, Color color) {
    this.reliability = reliability;
    this.color = color;
  }

  void paint(Graphics2D g, double left, double top) {
    NumberAxis above = probabilityAxis("");
    above.setTickLabelsVisible(false);
    above.setTickMarksVisible(false);
    plot(above, shareAxis(), 0, this::diagram)
        .draw(g, new Rectangle2D.Double(left, top, WIDTH, SIDE), null, null, null);
    plot(probabilityAxis("probability of being right"), rowsAxis(), BOTTOM, this::rows)
        .draw(
            g,
            new Rectangle2D.Double(left, top + SIDE + BETWEEN, WIDTH, STRIP + BOTTOM),
            null,
            null,
            null);
  }

  private static XYPlot plot(NumberAxis x, NumberAxis y, double below, PlotLayer.Painter painter) {
    XYPlot plot = new XYPlot(null, x, y, null);
    Charts.dress(plot);
    AxisSpace left = new AxisSpace();
    left.setLeft(LEFT);
    plot.setFixedRangeAxisSpace(left);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(below);
    plot.setFixedDomainAxisSpace(bottom);
    plot.addAnnotation(PlotLayer.of(painter));
    return plot;
  }

  /** Room at both ends keeps dots in the corners in sight. */
  private static NumberAxis probabilityAxis(String label) {
    NumberAxis axis = Charts.axis(label);
    axis.setRange(-0.03, 1.03);
    axis.setTickUnit(new NumberTickUnit(0.2));
    return axis;
  }

  private static NumberAxis shareAxis() {
    return probabilityAxis("share of rows that are right");
  }

  private NumberAxis rowsAxis() {
    NumberAxis axis = Charts.axis("rows");
    double most = Math.log10(reliability.rows());
    axis.setRange(LEAST_LOG10, most + LOG10_ROOM);
    axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(most / 4))));
    axis.setNumberFormatOverride(new PowersOfTen());
    return axis;
  }

  private void diagram(Graphics2D g, PlotLayer.Scale scale) {
    g.setColor(Style.PLAIN);
    g.setStroke(Style.dashed(1.4));
    g.draw(new Line2D.Double(scale.x(0), scale.y(0), scale.x(1), scale.y(1)));
    reliability.bins().forEach(bin -> interval(g, scale, bin));
    for (ReliabilityBin bin : reliability.bins()) {
      double x = scale.x(bin.meanProbability());
      double y = scale.y(bin.accuracy());
      g.setColor(Color.WHITE);
      g.fill(Style.dot(x, y, diameter(bin) + 2));
      g.setColor(color);
      g.fill(Style.dot(x, y, diameter(bin)));
    }
  }

  private void interval(Graphics2D g, PlotLayer.Scale scale, ReliabilityBin bin) {
    int right = (int) Math.round(bin.accuracy() * bin.rows());
    ConfidenceInterval interval =
        new WilsonScoreInterval().createInterval(bin.rows(), right, LEVEL);
    double x = scale.x(bin.meanProbability());
    double low = scale.y(interval.getLowerBound());
    double high = scale.y(interval.getUpperBound());
    g.setColor(Style.mix(color, Color.WHITE, 0.35));
    g.setStroke(Style.line(1.6));
    g.draw(new Line2D.Double(x, low, x, high));
    g.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
    g.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
  }

  private double diameter(ReliabilityBin bin) {
    double share = Math.log1p(bin.rows()) / Math.log1p(reliability.rows());
    return Math.sqrt(
        LEAST_DOT * LEAST_DOT + share * (LARGEST_DOT * LARGEST_DOT - LEAST_DOT * LEAST_DOT));
  }

  private void rows(Graphics2D g, PlotLayer.Scale scale) {
    g.setColor(Style.mix(color, Color.WHITE, 0.35));
    for (ReliabilityBin bin : reliability.bins()) {
      double left = scale.x(bin.from() + BAR_GAP);
      double top = scale.y(Math.log10(bin.rows()));
      g.fill(
          new Rectangle2D.Double(
              left, top, scale.x(bin.to() - BAR_GAP) - left, scale.area().getMaxY() - top));
    }
  }
}
