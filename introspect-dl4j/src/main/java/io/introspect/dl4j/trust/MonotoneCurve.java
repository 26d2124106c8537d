package io.introspect.dl4j.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An increasing curve through points: isotonic regression by pooling adjacent violators, drawn in
 * straight lines through the middle of each level, so that it increases from level to level instead
 * of jumping (centered isotonic regression; Oron and Flournoy, 2017).
 *
 * <p>Immutable.
 */
final class MonotoneCurve {

  /** How far beyond its levels a curve goes on. */
  private static final double TAIL = 0.5;

  /** What a level rises by at least: rounding alone makes none. */
  private static final double LEAST_RISE = 1e-9;

  private final double[] x;
  private final double[] y;
  private final double slope;

  /**
   * A curve through these knots, both ascending.
   *
   * @param slope at which it goes on beyond the first and the last, ever more slowly; 0 for not at
   *     all
   */
  MonotoneCurve(double[] x, double[] y, double slope) {
    if (x.length == 0 || x.length != y.length || !(slope >= 0)) {
      throw new IllegalArgumentException(
          "expected at least one knot and a slope of at least 0, found %d and %d coordinates and the slope %s"
              .formatted(x.length, y.length, slope));
    }
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] >= x[i - 1] && y[i] > y[i - 1])) {
        throw new IllegalArgumentException(
            "knot %d: expected one beyond (%s, %s), found (%s, %s)"
                .formatted(i, x[i - 1], y[i - 1], x[i], y[i]));
      }
    }
    this.x = x.clone();
    this.y = y.clone();
    this.slope = slope;
  }

  /** The curve nearest to these points, flat beyond its levels. */
  static MonotoneCurve through(double[] xs, double[] ys) {
    int[] order =
        IntStream.range(0, xs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> xs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Levels levels = new Levels(xs.length);
    for (int from = 0; from < order.length; ) {
      // Points of the same x belong to one level from the beginning.
      int to = from;
      double sum = 0;
      while (to < order.length && xs[order[to]] == xs[order[from]]) {
        sum += ys[order[to++]];
      }
      levels.add(to - from, xs[order[from]], sum);
      from = to;
    }
    return levels.curve();
  }

  /**
   * The same, going on beyond its levels, by {@value #TAIL} at most, so that no two x are alike.
   */
  MonotoneCurve withTails(double slopeBeyond) {
    return new MonotoneCurve(x, y, slopeBeyond);
  }

  double at(double value) {
    int last = x.length - 1;
    if (value <= x[0]) {
      return y[0] - beyond(x[0] - value);
    }
    if (value >= x[last]) {
      return y[last] + beyond(value - x[last]);
    }
    int place = Arrays.binarySearch(x, value);
    if (place >= 0) {
      return y[place];
    }
    int right = -place - 1;
    double share = (value - x[right - 1]) / (x[right] - x[right - 1]);
    // Rounding must not lift it above the knot that follows.
    return Math.min(y[right], y[right - 1] + share * (y[right] - y[right - 1]));
  }

  /** Approaches the tail's end so slowly that far points are told apart as well. */
  private double beyond(double distance) {
    return slope == 0 ? 0 : TAIL / (1 + TAIL / (slope * distance));
  }

  double[] x() {
    return x.clone();
  }

  double[] y() {
    return y.clone();
  }

  double slope() {
    return slope;
  }

  /** A stack of levels, each above the one before it. */
  private static final class Levels {
    private final double[] count;
    private final double[] sumX;
    private final double[] sumY;
    private final double[] lastX;
    private int top = -1;

    Levels(int most) {
      count = new double[most];
      sumX = new double[most];
      sumY = new double[most];
      lastX = new double[most];
    }

    /** So many points of one x. */
    void add(double points, double x, double ys) {
      top++;
      count[top] = points;
      sumX[top] = points * x;
      sumY[top] = ys;
      lastX[top] = x;
      while (top > 0 && y(top) < y(top - 1) + LEAST_RISE) {
        count[top - 1] += count[top];
        sumX[top - 1] += sumX[top];
        sumY[top - 1] += sumY[top];
        lastX[top - 1] = lastX[top];
        top--;
      }
    }

    MonotoneCurve curve() {
      return new MonotoneCurve(
          IntStream.rangeClosed(0, top).mapToDouble(this::x).toArray(),
          IntStream.rangeClosed(0, top).mapToDouble(this::y).toArray(),
          0);
    }

    private double y(int level) {
      return sumY[level] / count[level];
    }

    /** Within its level, beyond which rounding might bring a mean. */
    private double x(int level) {
      double mean = Math.min(sumX[level] / count[level], lastX[level]);
      return level == 0 ? mean : Math.max(mean, lastX[level - 1]);
    }
  }
}
