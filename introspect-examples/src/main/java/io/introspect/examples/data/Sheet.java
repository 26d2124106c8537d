package io.introspect.examples.data;

/** A square gray picture that a soft pen draws on; 0 is empty paper, 1 is full ink. */
final class Sheet {

  /** Half the width, in pixels, of the edge in which ink fades to paper. */
  private static final double EDGE = 0.6;

  private final int side;
  private final double[] ink;

  Sheet(int side) {
    this.side = side;
    this.ink = new double[side * side];
  }

  /** Draws a polyline whose radius goes from {@code start} to {@code end} pixels. */
  void draw(Stroke line, double start, double end) {
    int pieces = line.points().size() - 1;
    for (int i = 0; i < pieces; i++) {
      double radius = start + (end - start) * i / pieces;
      segment(line.points().get(i), line.points().get(i + 1), radius);
    }
  }

  /** Mixes each pixel with the 1-2-1 mean of its neighbors; {@code share} 0 changes nothing. */
  void blur(double share) {
    double[] across = new double[ink.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        across[y * side + x] = (at(x - 1, y) + 2 * at(x, y) + at(x + 1, y)) / 4;
      }
    }
    for (int i = 0; i < ink.length; i++) {
      double above = i < side ? 0 : across[i - side];
      double below = i + side < ink.length ? across[i + side] : 0;
      double mean = (above + 2 * across[i] + below) / 4;
      ink[i] += share * (mean - ink[i]);
    }
  }

  /** The pixels row by row as bytes, 0 to 255, with ink of the given strength and with noise. */
  byte[] develop(double strength, double noise, Draws draws) {
    byte[] pixels = new byte[ink.length];
    for (int i = 0; i < pixels.length; i++) {
      double gray = strength * ink[i] + noise * draws.between(-1, 1);
      pixels[i] = (byte) (255 * Math.min(Math.max(gray, 0), 1) + 0.5);
    }
    return pixels;
  }

  private void segment(Point a, Point b, double radius) {
    double reach = radius + EDGE;
    int left = inside(Math.min(a.x(), b.x()) - reach);
    int right = inside(Math.max(a.x(), b.x()) + reach);
    int top = inside(Math.min(a.y(), b.y()) - reach);
    int bottom = inside(Math.max(a.y(), b.y()) + reach);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double distance = distance(x + 0.5, y + 0.5, a, b);
        double depth = Math.min(Math.max((reach - distance) / (2 * EDGE), 0), 1);
        double cover = depth * depth * (3 - 2 * depth);
        ink[y * side + x] = Math.max(ink[y * side + x], cover);
      }
    }
  }

  private static double distance(double x, double y, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / square;
    double t = Math.min(Math.max(along, 0), 1);
    double awayX = x - a.x() - t * dx;
    double awayY = y - a.y() - t * dy;
    return Math.sqrt(awayX * awayX + awayY * awayY);
  }

  private int inside(double coordinate) {
    return (int) Math.min(Math.max(coordinate, 0), side - 1);
  }

  private double at(int x, int y) {
    return x < 0 || x >= side ? 0 : ink[y * side + x];
  }
}
