package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;

/** The axes z1 and z2 of the map, on the same scale, with layers between them. */
final class SquareMap extends XYPlot {

  private static final long serialVersionUID = 1L;

  /** The room for the axis at the left, in px. */
  static final double LEFT = 64;

  /** The room for the axis below, in px. */
  static final double BOTTOM = 54;

  private static final double MOST_UNIT_TICKS = 10;

  private SquareMap(NumberAxis z1, NumberAxis z2) {
    super(null, z1, z2, null);
  }

  /**
   * A map.
   *
   * @param reach the axes go from −reach to reach
   * @param layers the lowest first
   */
  static SquareMap of(double reach, PlotLayer... layers) {
    SquareMap map = new SquareMap(axis("z1", reach), axis("z2", reach));
    Charts.dress(map);
    AxisSpace left = new AxisSpace();
    left.setLeft(LEFT);
    map.setFixedRangeAxisSpace(left);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(BOTTOM);
    map.setFixedDomainAxisSpace(bottom);
    for (PlotLayer layer : layers) {
      map.addAnnotation(layer);
    }
    return map;
  }

  private static NumberAxis axis(String name, double reach) {
    NumberAxis axis = Charts.axis(name);
    axis.setRange(-reach, reach);
    if (reach < MOST_UNIT_TICKS) {
      axis.setTickUnit(new NumberTickUnit(1));
    }
    return axis;
  }

  /** Draws into the largest square that fits, at the left. */
  @Override
  public void draw(
      Graphics2D g, Rectangle2D area, Point2D anchor, PlotState state, PlotRenderingInfo info) {
    double side = Math.min(area.getWidth() - LEFT, area.getHeight() - BOTTOM);
    super.draw(
        g,
        new Rectangle2D.Double(area.getX(), area.getY(), side + LEFT, side + BOTTOM),
        anchor,
        state,
        info);
  }
}
