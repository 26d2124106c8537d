package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;

/**
 * An axis with one place per class, k for class k. Names that do not fit beside one another are
 * turned, not hidden.
 */
final class ClassAxis extends SymbolAxis {

  private static final long serialVersionUID = 1L;

  private static final double LONGEST_TURNED = 130;
  private static final double LEVEL_HEIGHT = 24;
  private static final double GAP = 6;

  private final transient List<String> turned;

  private ClassAxis(List<String> level, List<String> turned) {
    super(null, level.toArray(String[]::new));
    this.turned = turned;
  }

  /**
   * An axis.
   *
   * @param room for all classes, in px
   */
  static ClassAxis of(List<String> classNames, double room) {
    double place = room / classNames.size() - GAP;
    boolean level = widest(classNames) <= place;
    ClassAxis axis =
        new ClassAxis(fit(classNames, place), level ? List.of() : fit(classNames, LONGEST_TURNED));
    Charts.dress(axis);
    axis.setTickLabelsVisible(level);
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, classNames.size() - 0.5);
    return axis;
  }

  private static List<String> fit(List<String> names, double room) {
    return names.stream().map(name -> Words.fit(name, Style.TICK, room)).toList();
  }

  private static double widest(List<String> names) {
    return names.stream().mapToDouble(name -> Words.width(name, Style.TICK)).max().orElseThrow();
  }

  /** The height of the names. */
  double height() {
    return turned.isEmpty() ? LEVEL_HEIGHT : widest(turned) + 2 * GAP;
  }

  /** The room that a plot has to leave below. */
  AxisSpace space() {
    AxisSpace space = new AxisSpace();
    space.setBottom(height());
    return space;
  }

  @Override
  public AxisState draw(
      Graphics2D g,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      PlotRenderingInfo info) {
    AxisState state = super.draw(g, cursor, plotArea, dataArea, edge, info);
    for (int k = 0; k < turned.size(); k++) {
      double middle = dataArea.getMaxY() + GAP + Words.width(turned.get(k), Style.TICK) / 2;
      double x = valueToJava2D(k, dataArea, edge);
      Words.drawUpward(g, turned.get(k), Style.TICK, Style.INK, x, middle);
    }
    return state;
  }
}
