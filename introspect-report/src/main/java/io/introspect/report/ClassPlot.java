package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;

/** A plot with one place per class, and each class's counts above it. */
final class ClassPlot extends XYPlot {

  private static final long serialVersionUID = 1L;

  /** The room for the axis at the left, in px. */
  static final double LEFT = 84;

  private final transient ClassCounts counts;

  private ClassPlot(ClassAxis classes, NumberAxis values, ClassCounts counts) {
    super(null, classes, values, null);
    this.counts = counts;
  }

  static ClassPlot of(ClassAxis classes, NumberAxis values, ClassCounts counts) {
    ClassPlot plot = new ClassPlot(classes, values, counts);
    Charts.dress(plot, classes, LEFT);
    return plot;
  }

  @Override
  public void draw(
      Graphics2D g, Rectangle2D area, Point2D anchor, PlotState state, PlotRenderingInfo info) {
    Rectangle2D below =
        new Rectangle2D.Double(
            area.getX(),
            area.getY() + ClassCounts.HEIGHT,
            area.getWidth(),
            area.getHeight() - ClassCounts.HEIGHT);
    super.draw(g, below, anchor, state, info);
    Rectangle2D data =
        new Rectangle2D.Double(
            below.getX() + LEFT, below.getY(), below.getWidth() - LEFT, below.getHeight());
    counts.paint(g, new PlotLayer.Scale(data, getDomainAxis(), getRangeAxis()));
  }
}
