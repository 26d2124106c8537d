package io.introspect.examples.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A digit as its strokes, in a box of 100 x 100 until it is put on paper. */
record Glyph(List<Stroke> strokes) {

  Glyph {
    strokes = List.copyOf(strokes);
  }

  static Glyph of(Stroke... strokes) {
    return new Glyph(List.of(strokes));
  }

  Glyph mapStrokes(UnaryOperator<Stroke> change) {
    return new Glyph(strokes.stream().map(change).toList());
  }

  Glyph map(UnaryOperator<Point> warp) {
    return mapStrokes(stroke -> stroke.map(warp));
  }

  /** The glyph a share {@code t} of the way to a twin that has the same strokes. */
  Glyph toward(Glyph twin, double t) {
    if (twin.strokes.size() != strokes.size()) {
      throw new IllegalArgumentException(
          "twin glyphs: expected " + strokes.size() + " strokes, found " + twin.strokes.size());
    }
    List<Stroke> between = new ArrayList<>();
    for (int i = 0; i < strokes.size(); i++) {
      between.add(strokes.get(i).toward(twin.strokes.get(i), t));
    }
    return new Glyph(between);
  }

  /** The middle of the smallest upright box around the points. */
  Point center() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Stroke stroke : strokes) {
      for (Point point : stroke.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    return new Point((left + right) / 2, (top + bottom) / 2);
  }
}
