package io.introspect.examples.data;

/** A point of the plane; x grows to the right, y downward. */
record Point(double x, double y) {

  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /** The point a share {@code t} of the way to another one. */
  Point toward(Point other, double t) {
    return new Point(x + t * (other.x - x), y + t * (other.y - y));
  }

  double distance(Point other) {
    double dx = other.x - x;
    double dy = other.y - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
