package io.introspect.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of the classes on the map, each where its class is densest, moved a little where it
 * would cover another, and left out where that does not help.
 */
final class ClassLabels {

  private static final Font FONT = Style.HEADING.deriveFont(17f);

  /** From so many classes on their names are small and stay near their places. */
  private static final int MANY = 30;

  private static final Font SMALL_FONT = Style.HEADING.deriveFont(13f);
  private static final int STEPS = 600;
  private static final int FEW_STEPS = 60;
  private static final double ROOM = 190;

  /** On maps narrower than this, in px, names are small and short. */
  private static final double NARROW = 600;

  private static final double NARROW_ROOM = 130;
  private static final int CELLS = 40;
  private static final double TURN = 2.399963;

  private ClassLabels() {}

  /** Names above the dots that are drawn. */
  static PlotLayer of(MapRows rows, int[] drawn, double reach) {
    return of(rows, drawn, reach, scale -> List.of());
  }

  /**
   * Names above the dots that are drawn.
   *
   * @param kept where no name is to stand
   */
  static PlotLayer of(
      MapRows rows, int[] drawn, double reach, Function<PlotLayer.Scale, List<Rectangle2D>> kept) {
    List<String> names = rows.rows().classNames();
    List<double[]> places = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      places.add(densest(rows, drawn, k, reach));
    }
    return PlotLayer.of((g, scale) -> write(g, scale, names, places, kept.apply(scale)));
  }

  /** Names at or near these places, those without a place left out. */
  static void write(
      Graphics2D g,
      PlotLayer.Scale scale,
      List<String> names,
      List<double[]> places,
      List<Rectangle2D> kept) {
    boolean narrow = scale.area().getWidth() < NARROW;
    Font font = names.size() < MANY && !narrow ? FONT : SMALL_FONT;
    int steps = names.size() < MANY ? STEPS : FEW_STEPS;
    List<Rectangle2D> taken = new ArrayList<>(kept);
    for (int k = 0; k < names.size(); k++) {
      double[] z = places.get(k);
      if (z != null) {
        String name = Words.fit(names.get(k), font, narrow ? NARROW_ROOM : ROOM);
        Rectangle2D size =
            new Rectangle2D.Double(
                scale.x(z[0]), scale.y(z[1]), Words.width(name, font) + 6, font.getSize() + 6);
        free(size, steps, scale.area(), taken)
            .ifPresent(
                box -> {
                  taken.add(box);
                  Words.drawHaloed(g, name, font, box);
                });
      }
    }
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

  /**
   * The nearest box, on a spiral around a point, that lies in the area and covers no other.
   *
   * @param wanted the point, and the size of the box
   */
  static Optional<Rectangle2D> free(
      Rectangle2D wanted, int steps, Rectangle2D area, List<Rectangle2D> taken) {
    double width = wanted.getWidth();
    double height = wanted.getHeight();
    for (int step = 0; step < steps; step++) {
      double radius = 4.5 * Math.sqrt(step);
      double left = wanted.getX() + radius * Math.cos(step * TURN) - width / 2;
      double top = wanted.getY() + radius * Math.sin(step * TURN) - height / 2;
      Rectangle2D box =
          new Rectangle2D.Double(
              Math.max(area.getMinX(), Math.min(area.getMaxX() - width, left)),
              Math.max(area.getMinY(), Math.min(area.getMaxY() - height, top)),
              width,
              height);
      if (taken.stream().noneMatch(box::intersects)) {
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }
}
