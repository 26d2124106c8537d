package io.introspect.examples.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How one hand writes one digit once: bends and places a skeleton.
 *
 * <p>In this order: every point of the skeleton slips a little, the strokes become smooth curves,
 * two slow waves bend the sheet, and an affine map turns, slants, scales and shifts the whole. The
 * result is in pixels. Only +, -, *, / and functions of which {@link StrictMath} or IEEE 754 fixes
 * every bit are used: the same on every machine from Java 17 on (JEP 306).
 */
final class Handwriting {

  /** The box of 100 x 100 becomes 20 pixels wide, as in MNIST. */
  private static final double PIXELS_PER_UNIT = 0.2;

  private static final int CURVE_STEPS = 6;

  private final Draws draws;

  Handwriting(Draws draws) {
    this.draws = draws;
  }

  /** The strokes on a square sheet with sides of {@code side} pixels. */
  Glyph write(Glyph skeleton, int side) {
    Glyph curves = skeleton.mapStrokes(this::slip).mapStrokes(stroke -> stroke.smooth(CURVE_STEPS));
    return place(curves.map(wave(draws.bell(4.4))).map(wave(draws.bell(2.8))), side);
  }

  /** Loses, from one stroke, an end or a piece out of the middle: 15 to 30 hundredths of it. */
  Glyph lose(Glyph curves) {
    List<Stroke> kept = new ArrayList<>(curves.strokes());
    Stroke hit = kept.remove(draws.below(kept.size()));
    double lost = draws.between(0.15, 0.3);
    switch (draws.below(3)) {
      case 0 -> kept.add(hit.part(lost, 1));
      case 1 -> kept.add(hit.part(0, 1 - lost));
      default -> {
        double from = draws.between(0.2, 0.8 - lost);
        kept.add(hit.part(0, from));
        kept.add(hit.part(from + lost, 1));
      }
    }
    return new Glyph(kept);
  }

  /** Moves each point by about two hundredths of the box, and the two of a corner together. */
  private Stroke slip(Stroke stroke) {
    List<Point> moved = new ArrayList<>();
    Point before = null;
    for (Point point : stroke.points()) {
      moved.add(
          point.equals(before)
              ? moved.get(moved.size() - 1)
              : point.plus(draws.bell(2.2), draws.bell(2.2)));
      before = point;
    }
    return new Stroke(moved);
  }

  /**
   * A wave across the sheet, one box long or longer, that moves points by the amplitude at most.
   */
  private UnaryOperator<Point> wave(double amplitude) {
    double towardX = draws.between(-0.06, 0.06);
    double towardY = draws.between(-0.06, 0.06);
    double phase = draws.between(0, 2 * StrictMath.PI);
    double angle = draws.between(0, 2 * StrictMath.PI);
    double dx = amplitude * StrictMath.cos(angle);
    double dy = amplitude * StrictMath.sin(angle);
    return point -> {
      double height = StrictMath.sin(towardX * point.x() + towardY * point.y() + phase);
      return point.plus(dx * height, dy * height);
    };
  }

  private Glyph place(Glyph glyph, int side) {
    double angle = draws.bell(0.08);
    double slant = 0.1 + draws.bell(0.12);
    double size = PIXELS_PER_UNIT * draws.between(0.9, 1.06);
    double width = size * draws.between(0.78, 1.1);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    Glyph turned =
        glyph.map(
            point -> {
              double x = width * (point.x() - slant * point.y());
              double y = size * point.y();
              return new Point(cos * x - sin * y, sin * x + cos * y);
            });
    Point center = turned.center();
    double dx = side / 2.0 - center.x() + draws.bell(0.5);
    double dy = side / 2.0 - center.y() + draws.bell(0.5);
    return turned.map(point -> point.plus(dx, dy));
  }
}
