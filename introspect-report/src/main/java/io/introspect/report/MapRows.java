package io.introspect.report;

import io.introspect.analysis.Palette;
import java.awt.Color;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The rows that have a place on the map, and what a picture says of those it does not draw. */
final class MapRows {

  /** As many as are told apart by eye, at most. */
  static final int MOST_DRAWN = 20_000;

  private static final double HALF = 4;
  private static final double FARTHEST = 6;

  /** The axes leave a little room at their ends. */
  static final double ROOM = 1.04;

  private final MappedRows rows;
  private final int[] placed;
  private final float[][] places;
  private final double reach;

  private MapRows(MappedRows rows) {
    this.rows = rows;
    places = new float[rows.size()][];
    Arrays.setAll(places, row -> rows.seen(row).latent());
    placed = IntStream.range(0, rows.size()).filter(row -> isPlace(places[row])).toArray();
    reach = reach(Arrays.stream(placed).mapToObj(row -> places[row]).toArray(float[][]::new));
  }

  static MapRows of(MappedRows rows) {
    return new MapRows(rows);
  }

  static boolean isPlace(float[] z) {
    return Float.isFinite(z[0]) && Float.isFinite(z[1]);
  }

  static void requireColors(Palette palette, int classes) {
    if (palette.size() != classes) {
      throw new IllegalArgumentException(
          "expected a palette of one color for each of %d classes, found %d colors"
              .formatted(classes, palette.size()));
    }
  }

  MappedRows rows() {
    return rows;
  }

  float[] place(int row) {
    return places[row];
  }

  /** The color of a row's true class. */
  static Color color(MappedRows rows, Palette palette, int row) {
    return Style.color(palette.color(rows.trueClass(row)));
  }

  /** Every n-th of the placed rows that are wanted, few enough to be drawn. */
  int[] drawn(IntPredicate wanted) {
    return every(MOST_DRAWN, Arrays.stream(placed).filter(wanted).toArray());
  }

  /** Every n-th of these, with the least n that leaves no more than so many. */
  static int[] every(int most, int[] all) {
    int n = Math.max(1, (all.length + most - 1) / most);
    return IntStream.range(0, (all.length + n - 1) / n).map(i -> all[i * n]).toArray();
  }

  /** The axes go from minus this to this: 4, or more to show rows further out, but 6 at most. */
  double reach() {
    return reach;
  }

  static double reach(float[][] places) {
    double reach = HALF;
    for (float[] z : places) {
      reach = Math.max(reach, Math.min(FARTHEST, farthest(z)));
    }
    return reach * ROOM;
  }

  /** Rows as dots. */
  PlotLayer dots(int[] drawn, double diameter, IntFunction<Color> color) {
    return PlotLayer.ofMany(
        (g, scale) -> {
          for (int row : drawn) {
            g.setColor(color.apply(row));
            g.fill(Style.dot(scale.x(places[row][0]), scale.y(places[row][1]), diameter));
          }
        });
  }

  /** What a subtitle says of the rows: how many are drawn, and what became of the others. */
  String note(int drawn) {
    return "%s of %s drawn%s".formatted(Words.count(drawn), Words.rows(rows.size()), exceptions());
  }

  private String exceptions() {
    long outside = countBeyond(HALF);
    long beyond = countBeyond(FARTHEST * ROOM);
    int unplaced = rows.size() - placed.length;
    return ", %s outside [−4, 4]²".formatted(Words.count(outside))
        + (beyond > 0 ? " (%s beyond the axes)".formatted(Words.count(beyond)) : "")
        + (unplaced > 0 ? ", %s left out: no finite place".formatted(Words.count(unplaced)) : "");
  }

  private long countBeyond(double limit) {
    return Arrays.stream(placed).filter(row -> farthest(places[row]) > limit).count();
  }

  private static double farthest(float[] z) {
    return Math.max(Math.abs(z[0]), Math.abs(z[1]));
  }
}
