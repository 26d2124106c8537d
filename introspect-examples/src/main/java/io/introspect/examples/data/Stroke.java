package io.introspect.examples.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the pen draws between touching the paper and leaving it: the points that it passes. */
record Stroke(List<Point> points) {

  Stroke {
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "a stroke: expected 2 points or more, found " + points.size());
    }
    points = List.copyOf(points);
  }

  /** A stroke through x0, y0, x1, y1, … */
  static Stroke through(int... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return new Stroke(points);
  }

  Stroke map(UnaryOperator<Point> warp) {
    return new Stroke(points.stream().map(warp).toList());
  }

  /** The stroke a share {@code t} of the way to its twin, point by point. */
  Stroke toward(Stroke twin, double t) {
    if (twin.points.size() != points.size()) {
      throw new IllegalArgumentException(
          "twin strokes: expected " + points.size() + " points, found " + twin.points.size());
    }
    List<Point> between = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      between.add(points.get(i).toward(twin.points.get(i), t));
    }
    return new Stroke(between);
  }

  /**
   * The smooth curve through the points, as a polyline of {@code steps} pieces for each pair of
   * neighbors: a uniform Catmull-Rom spline. A point that is given twice makes a corner, because
   * the tangents on its two sides then no longer see each other.
   *
   * @see <a href="https://doi.org/10.1016/B978-0-12-079050-0.50020-5">Catmull and Rom, A class of
   *     local interpolating splines, 1974</a>
   */
  Stroke smooth(int steps) {
    List<Point> curve = new ArrayList<>();
    int last = points.size() - 1;
    curve.add(points.get(0));
    for (int i = 0; i < last; i++) {
      Point before = points.get(Math.max(i - 1, 0));
      Point after = points.get(Math.min(i + 2, last));
      for (int step = 1; step <= steps; step++) {
        double t = step / (double) steps;
        curve.add(spline(before, points.get(i), points.get(i + 1), after, t));
      }
    }
    return new Stroke(curve);
  }

  /**
   * The part of a polyline from the share {@code from} to the share {@code to} of its length, to
   * the nearest of its points.
   */
  Stroke part(double from, double to) {
    double total = length(points.size() - 1);
    int last = points.size() - 1;
    int first = 0;
    while (first < last - 1 && length(first) < from * total) {
      first++;
    }
    int end = last;
    while (end > first + 1 && length(end) > to * total) {
      end--;
    }
    return new Stroke(points.subList(first, end + 1));
  }

  /** The length of the polyline up to one of its points. */
  private double length(int end) {
    double length = 0;
    for (int i = 0; i < end; i++) {
      length += points.get(i).distance(points.get(i + 1));
    }
    return length;
  }

  private static Point spline(Point a, Point b, Point c, Point d, double t) {
    return new Point(spline(a.x(), b.x(), c.x(), d.x(), t), spline(a.y(), b.y(), c.y(), d.y(), t));
  }

  private static double spline(double a, double b, double c, double d, double t) {
    double linear = c - a;
    double square = 2 * a - 5 * b + 4 * c - d;
    double cube = 3 * (b - c) + d - a;
    return b + 0.5 * t * (linear + t * (square + t * cube));
  }
}
