package io.introspect.report;

import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;

/** A line through many points, without those that no eye tells from the one before. */
final class ThinLine {

  /** Nearer points, in px, are left out. */
  private static final double NEAR = 0.4;

  private ThinLine() {}

  /**
   * The line; its first and its last point are never left out.
   *
   * @param points how many, at least 1
   * @param x of a point, in px
   * @param y of a point, in px
   */
  static Path2D through(int points, IntToDoubleFunction x, IntToDoubleFunction y) {
    Path2D line = new Path2D.Double();
    line.moveTo(x.applyAsDouble(0), y.applyAsDouble(0));
    for (int point = 1; point < points; point++) {
      double nextX = x.applyAsDouble(point);
      double nextY = y.applyAsDouble(point);
      if (point == points - 1 || line.getCurrentPoint().distance(nextX, nextY) > NEAR) {
        line.lineTo(nextX, nextY);
      }
    }
    return line;
  }
}
