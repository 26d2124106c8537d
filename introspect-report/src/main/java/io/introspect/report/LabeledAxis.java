package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** An axis whose label at the side stays text in SVG, where JFreeChart would draw outlines. */
final class LabeledAxis extends NumberAxis {

  private static final long serialVersionUID = 1L;

  private static final double GAP = 6;

  LabeledAxis(String label) {
    super(label);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D g,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      AxisState state) {
    if (RectangleEdge.isTopOrBottom(edge)) {
      return super.drawLabel(label, g, plotArea, dataArea, edge, state);
    }
    double away = GAP + getLabelFont().getSize() / 2.0;
    double x = state.getCursor() + (edge.equals(RectangleEdge.LEFT) ? -away : away);
    Words.drawUpward(g, label, getLabelFont(), Style.INK, x, dataArea.getCenterY());
    return state;
  }
}
