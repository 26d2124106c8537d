package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** What is not one plot with two axes, with the titles and legends of a chart around it. */
final class PaintedPlot extends Plot {

  private static final long serialVersionUID = 1L;

  private final transient BiConsumer<Graphics2D, Rectangle2D> painter;

  /**
   * A plot.
   *
   * @param painter is given the area that titles and legends leave
   */
  PaintedPlot(BiConsumer<Graphics2D, Rectangle2D> painter) {
    this.painter = painter;
  }

  @Override
  public String getPlotType() {
    return "painted";
  }

  @Override
  public void draw(
      Graphics2D g, Rectangle2D area, Point2D anchor, PlotState state, PlotRenderingInfo info) {
    painter.accept(g, area);
  }
}
