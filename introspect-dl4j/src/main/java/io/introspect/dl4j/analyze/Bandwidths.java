package io.introspect.dl4j.analyze;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Silverman's rule for the standard deviation of a Gaussian kernel, on each axis by itself: h = s ·
 * (4 / ((d + 2) n))^(1 / (d + 4)), with s the smaller of the standard deviation and the
 * interquartile range over 1.349 (Silverman 1986, §3.4.2 and §4.3.2). At least a hundredth of a
 * cell, so that it is never 0; a kernel much narrower than a cell leaves the rows where binning has
 * put them, on the nearest points of the grid.
 */
final class Bandwidths {

  /** The interquartile range of a standard normal distribution. */
  private static final double NORMAL_RANGE = 1.349;

  private static final double LEAST = 0.01;

  private Bandwidths() {}

  /** One bandwidth per axis for these places, [rows][d]. */
  static double[] of(float[][] places, int dimensions, double step) {
    double factor =
        Math.pow(4 / ((dimensions + 2.0) * Math.max(1, places.length)), 1 / (dimensions + 4.0));
    double[] bandwidths = new double[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      bandwidths[axis] = Math.max(LEAST * step, factor * spread(column(places, axis)));
    }
    return bandwidths;
  }

  private static double spread(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double deviation = new StandardDeviation().evaluate(values);
    Percentile percentile = new Percentile();
    percentile.setData(values);
    double range = (percentile.evaluate(75) - percentile.evaluate(25)) / NORMAL_RANGE;
    // More than half of the rows on one spot have no range, but they may have a deviation.
    return range > 0 ? Math.min(deviation, range) : deviation;
  }

  private static double[] column(float[][] places, int axis) {
    double[] column = new double[places.length];
    for (int row = 0; row < places.length; row++) {
      column[row] = places[row][axis];
    }
    return column;
  }
}
