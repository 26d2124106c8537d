package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.analysis.UnitOrder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** How many units each class has, as bars: all of them pale, the decided ones in full color. */
final class UnitBars {

  /** The room for the axis at the left, in px. */
  static final double LEFT = 100;

  private static final double WIDTH = 0.62;
  private static final double HEADROOM = 1.35;
  private static final double PALE = 0.65;

  private UnitBars() {}

  /**
   * The bars.
   *
   * @param room for all classes, in px
   */
  static XYPlot plot(UnitOrder order, List<String> names, Palette palette, double room) {
    int[] all = order.unitsPerClass();
    int[] decided = order.decidedUnitsPerClass();
    NumberAxis units = Charts.axis("units");
    units.setLabelFont(Style.TICK);
    units.setRange(0, Math.max(1, Arrays.stream(all).max().orElseThrow()) * HEADROOM);
    units.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    ClassAxis classes = ClassAxis.of(names, room);
    XYPlot plot = new XYPlot(null, classes, units, null);
    Charts.dress(plot, classes, LEFT);
    plot.addAnnotation(
        PlotLayer.of(
            (g, scale) -> {
              for (int k = 0; k < all.length; k++) {
                Color color = Style.color(palette.color(k));
                bar(g, scale, k, all[k], Style.mix(color, Color.WHITE, PALE));
                bar(g, scale, k, decided[k], color);
                label(g, scale, k, all[k], decided[k]);
              }
            }));
    return plot;
  }

  private static void bar(Graphics2D g, PlotLayer.Scale scale, int k, int units, Color color) {
    double left = scale.x(k - WIDTH / 2);
    double top = scale.y(units);
    g.setColor(color);
    g.fill(
        new Rectangle2D.Double(
            left, top, scale.x(k + WIDTH / 2) - left, scale.area().getMaxY() - top));
  }

  private static void label(Graphics2D g, PlotLayer.Scale scale, int k, int all, int decided) {
    double y = scale.y(all) - 4;
    Words.draw(
        g, Words.count(decided), Style.SMALL, Style.MUTED, scale.x(k), y, TextAnchor.BOTTOM_CENTER);
    Words.draw(
        g, Words.count(all), Style.TICK, Style.INK, scale.x(k), y - 14, TextAnchor.BOTTOM_CENTER);
  }
}
