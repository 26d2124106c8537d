package io.introspect.report;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the classes on the map, each where its class is densest, moved a little where it
 * would cover another.
 */
final class ClassLabels {

  private static final Font FONT = Style.HEADING.deriveFont(17f);
  private static final double ROOM = 190;
  private static final int CELLS = 40;
  private static final double TURN = 2.399963;

  private ClassLabels() {}

  /** Names above the dots that are drawn. */
  static PlotLayer of(MapRows rows, int[] drawn, double reach) {
    List<String> names = rows.rows().classNames();
    List<double[]> places = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      places.add(densest(rows, drawn, k, reach));
    }
    return PlotLayer.of(
        (g, scale) -> {
          List<Rectangle2D> taken = new ArrayList<>();
          for (int k = 0; k < names.size(); k++) {
            double[] z = places.get(k);
            if (z != null) {
              String name = Words.fit(names.get(k), FONT, ROOM);
              Rectangle2D box = free(name, scale.x(z[0]), scale.y(z[1]), scale.area(), taken);
              taken.add(box);
              Words.drawHaloed(g, name, FONT, box);
            }
          }
        });
  }

  /** The middle of the cell with most rows of a class in and around it; null if it has no row. */
  private static double[] densest(MapRows rows, int[] drawn, int k, double reach) {
    double[][] counts = new double[CELLS + 2][CELLS + 2];
    for (int row : drawn) {
      float[] z = rows.place(row);
      if (rows.rows().trueClass(row) == k && Math.max(Math.abs(z[0]), Math.abs(z[1])) < reach) {
        counts[cell(z[0], reach)][cell(z[1], reach)]++;
      }
    }
    double most = 0;
    double[] place = null;
    for (int i = 1; i <= CELLS; i++) {
      for (int j = 1; j <= CELLS; j++) {
        double around = smoothed(counts, i, j);
        if (around > most) {
          most = around;
          place = new double[] {coordinate(i, reach), coordinate(j, reach)};
        }
      }
    }
    return place;
  }

  private static int cell(double z, double reach) {
    return 1 + (int) ((z + reach) / (2 * reach) * CELLS);
  }

  private static double coordinate(int cell, double reach) {
    return ((cell - 0.5) / CELLS * 2 - 1) * reach;
  }

  private static double smoothed(double[][] counts, int i, int j) {
    double sum = 0;
    for (int a = -1; a <= 1; a++) {
      for (int b = -1; b <= 1; b++) {
        sum += counts[i + a][j + b] * (2 - Math.abs(a)) * (2 - Math.abs(b));
      }
    }
    return sum;
  }

  /** The nearest box, on a spiral around a point, that lies in the area and covers no other. */
  private static Rectangle2D free(
      String name, double x, double y, Rectangle2D area, List<Rectangle2D> taken) {
    double width = Words.width(name, FONT) + 6;
    double height = FONT.getSize() + 6;
    Rectangle2D first = null;
    for (int step = 0; step < 600; step++) {
      double radius = 3 * Math.sqrt(step) * 1.5;
      double left = x + radius * Math.cos(step * TURN) - width / 2;
      double top = y + radius * Math.sin(step * TURN) - height / 2;
      Rectangle2D box =
          new Rectangle2D.Double(
              Math.max(area.getMinX(), Math.min(area.getMaxX() - width, left)),
              Math.max(area.getMinY(), Math.min(area.getMaxY() - height, top)),
              width,
              height);
      if (taken.stream().noneMatch(box::intersects)) {
        return box;
      }
      first = first == null ? box : first;
    }
    return first;
  }
}
