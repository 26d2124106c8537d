package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.analysis.LatentGrid;
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

  /** The axes cover at least [−4, 4], where nearly all rows of a map lie. */
  private static final double LEAST = 4;

  private static final double NEARLY_ALL = 0.999;
  private static final double MOST = 0.9;
  private static final double FARTHEST = 3;

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

  static void requireMap(int dimensions) {
    if (dimensions != 2) {
      throw new IllegalArgumentException(
          "expected places on a map of two dimensions, found " + dimensions);
    }
  }

  static void requireOutputs(Introspection seen, int classes) {
    if (seen.output().length != classes) {
      throw new IllegalArgumentException(
          "expected one output for each of %d classes, found %d"
              .formatted(classes, seen.output().length));
    }
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

  /** The axes go from minus this to this. */
  double reach() {
    return reach;
  }

  /**
   * 4, or more to hold 99.9 % of the places, but no more than three times what holds 90 % of them:
   * a few that lie very far out would make a dot of all others.
   */
  static double reach(float[][] places) {
    double[] distances = Arrays.stream(places).mapToDouble(MapRows::farthest).sorted().toArray();
    if (distances.length == 0) {
      return LEAST * ROOM;
    }
    int last = distances.length - 1;
    double wanted = distances[(int) Math.ceil(NEARLY_ALL * last)];
    double allowed = FARTHEST * distances[(int) (MOST * last)];
    return Math.max(LEAST, Math.min(wanted, allowed)) * ROOM;
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
    return note(drawn, reach);
  }

  /** As above, for axes that go from minus {@code shown} to {@code shown}. */
  String note(int drawn, double shown) {
    long beyond = Arrays.stream(placed).filter(row -> farthest(places[row]) > shown).count();
    int unplaced = rows.size() - placed.length;
    return "%s of %s drawn".formatted(Words.count(drawn), Words.rows(rows.size()))
        + (beyond > 0 ? ", %s beyond the axes".formatted(Words.count(beyond)) : "")
        + (unplaced > 0 ? ", %s left out: no finite place".formatted(Words.count(unplaced)) : "");
  }

  /** How many rows have a place that is not on a grid. */
  long countOutside(LatentGrid grid) {
    return Arrays.stream(placed).filter(row -> !grid.contains(places[row])).count();
  }

  static double farthest(float[] z) {
    return Math.max(Math.abs(z[0]), Math.abs(z[1]));
  }
}
