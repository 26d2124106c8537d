package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** One layer of what is painted between the axes of a plot. */
final class PlotLayer extends AbstractXYAnnotation {

  private static final long serialVersionUID = 1L;

  private final transient Painter painter;

  private PlotLayer(Painter painter) {
    this.painter = painter;
  }

  /** What paints a layer. */
  @FunctionalInterface
  interface Painter {
    void paint(Graphics2D g, Scale scale);
  }

  /** Where values lie in the picture, in px. */
  record Scale(Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
    double x(double value) {
      return xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
      return yAxis.valueToJava2D(value, area, RectangleEdge.LEFT);
    }
  }

  /** Text and a few marks. */
  static PlotLayer of(Painter painter) {
    return new PlotLayer(painter);
  }

  /** Thousands of marks, for which an SVG file holds one image. */
  static PlotLayer ofMany(Painter painter) {
    return new PlotLayer(
        (g, scale) -> Raster.paint(g, scale.area(), inner -> painter.paint(inner, scale)));
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis xAxis,
      ValueAxis yAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    painter.paint(g, new Scale(area, xAxis, yAxis));
  }
}
