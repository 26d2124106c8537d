package io.introspect.report;

import io.introspect.analysis.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.ui.RectangleEdge;

/** The map with the classifier's mistakes marked (fig. 2d, 2h). */
public final class MistakeMapPicture {

  private static final double ARM = 6.5;
  private static final double SMALL_ARM = 4.5;
  private static final int MANY = 300;
  private static final double PALE = 0.72;

  private MistakeMapPicture() {}

  /**
   * The map of these rows: those classified right are pale dots, the others dots with a dark cross,
   * all in the color of their true class. At most 20,000 of each are drawn, every n-th of them; the
   * axes are those of {@link ActivationMapPicture}.
   *
   * @param rows to be shown
   * @param palette one color per class
   * @return the picture, 1200 px wide, and wider with more than 50 classes
   * @throws IllegalArgumentException if the palette has another number of colors than there are
   *     classes
   */
  public static Picture of(MappedRows rows, Palette palette) {
    MapRows.requireColors(palette, rows.classNames().size());
    MapRows placed = MapRows.of(rows);
    int[] right = placed.drawn(rows::right);
    int[] wrong = placed.drawn(row -> !rows.right(row));
    double reach = placed.reach();
    PlotLayer pale =
        placed.dots(
            right,
            Style.dotDiameter(right.length),
            row -> Style.mix(MapRows.color(rows, palette, row), Color.WHITE, PALE));
    PlotLayer crosses = crosses(placed, wrong, row -> MapRows.color(rows, palette, row));
    List<String> notes =
        List.of(
            accuracy(rows) + "; mistakes marked: " + Words.count(wrong.length),
            placed.note(right.length + wrong.length));
    return Charts.picture(
        Charts.widthForMap(rows.classNames()),
        ActivationMapPicture.HEIGHT,
        () -> {
          JFreeChart chart =
              Charts.chart(
                  "Mistakes on the map of activations", notes, SquareMap.of(reach, pale, crosses));
          Charts.addLegend(chart, items(rows, palette), RectangleEdge.RIGHT);
          return chart;
        });
  }

  /** For example {@code accuracy 96.4 % (36 of 1,000 rows wrong)}. */
  static String accuracy(MappedRows rows) {
    long wrong = rows.size() - Math.round(rows.accuracy() * rows.size());
    return "accuracy %s (%s of %s wrong)"
        .formatted(Words.percent(rows.accuracy()), Words.count(wrong), Words.rows(rows.size()));
  }

  private static List<LegendItem> items(MappedRows rows, Palette palette) {
    List<LegendItem> items = new ArrayList<>(Charts.classItems(rows.classNames(), palette));
    Shape cross = new BasicStroke(2.2f).createStrokedShape(cross(0, 0, ARM + 1));
    items.add(Charts.legendItem("misclassified", cross, Style.INK));
    return items;
  }

  private static PlotLayer crosses(MapRows rows, int[] wrong, IntFunction<Color> color) {
    double arm = wrong.length > MANY ? SMALL_ARM : ARM;
    return PlotLayer.ofMany(
        (g, scale) -> {
          // All halos first: none may hide another row's cross.
          for (int row : wrong) {
            float[] z = rows.place(row);
            halo(g, scale.x(z[0]), scale.y(z[1]), arm);
          }
          for (int row : wrong) {
            float[] z = rows.place(row);
            mark(g, scale.x(z[0]), scale.y(z[1]), arm, color.apply(row));
          }
        });
  }

  private static void halo(Graphics2D g, double x, double y, double arm) {
    g.setColor(Color.WHITE);
    g.setStroke(Style.line(5));
    g.draw(cross(x, y, arm));
    g.fill(Style.dot(x, y, 1.5 * arm + 2));
  }

  private static void mark(Graphics2D g, double x, double y, double arm, Color color) {
    g.setColor(color);
    g.fill(Style.dot(x, y, 1.5 * arm));
    g.setColor(Style.INK);
    g.setStroke(Style.line(1.8));
    g.draw(cross(x, y, arm));
  }

  /** Two strokes that cross at a point, at 45 degrees. */
  static Shape cross(double x, double y, double arm) {
    Path2D cross = new Path2D.Double();
    cross.moveTo(-arm, -arm);
    cross.lineTo(arm, arm);
    cross.moveTo(-arm, arm);
    cross.lineTo(arm, -arm);
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(cross);
  }
}
