package io.introspect.report;

import java.awt.geom.Path2D;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How some values are distributed: a density estimated with Gaussian kernels, by Silverman's rule.
 * The atlas's violins are made in the same way.
 */
final class Violin {

  /** At so many places between the least and the greatest value the outline is computed. */
  static final int POINTS = 160;

  private final double[] sorted;
  private final double bandwidth;
  private final double[] widths;

  private Violin(double[] sorted) {
    this.sorted = sorted;
    this.bandwidth = bandwidth(sorted);
    this.widths = new double[POINTS];
    if (hasShape()) {
      Arrays.setAll(widths, i -> density(value(i)));
      double widest = Arrays.stream(widths).max().orElseThrow();
      Arrays.setAll(widths, i -> widths[i] / widest);
    }
  }

  /**
   * A violin.
   *
   * @param values all finite; may be empty
   */
  static Violin of(double... values) {
    return new Violin(Arrays.stream(values).sorted().toArray());
  }

  /**
   * Silverman's rule of thumb: 0.9 min(s, IQR / 1.34) n^(−1/5).
   *
   * @return 0 if there are fewer than two different values
   */
  static double silverman(double... sorted) {
    if (sorted.length < 2) {
      return 0;
    }
    double deviation = Math.sqrt(StatUtils.variance(sorted));
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    double quartiles = (percentile.evaluate(sorted, 75) - percentile.evaluate(sorted, 25)) / 1.34;
    // Half of the values may be equal, and then the quartiles tell nothing.
    double spread = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
    return 0.9 * spread * Math.pow(sorted.length, -0.2);
  }

  /**
   * A kernel narrower than the step between the outline's points could fall between two of them.
   */
  private static double bandwidth(double... sorted) {
    return sorted.length == 0
        ? 0
        : Math.max(silverman(sorted), (sorted[sorted.length - 1] - sorted[0]) / (POINTS - 1));
  }

  /** Whether there is a density to be drawn; if not, the values are drawn one by one. */
  boolean hasShape() {
    return bandwidth > 0;
  }

  double bandwidth() {
    return bandwidth;
  }

  double[] values() {
    return sorted.clone();
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** The lower end of the outline, the least value. */
  double lowest() {
    return sorted[0];
  }

  /** The upper end of the outline, the greatest value. */
  double highest() {
    return sorted[sorted.length - 1];
  }

  /** The density at a value. */
  double density(double at) {
    double sum = 0;
    for (double value : sorted) {
      double u = (at - value) / bandwidth;
      sum += Math.exp(-u * u / 2);
    }
    return sum / (sorted.length * bandwidth * Math.sqrt(2 * Math.PI));
  }

  /**
   * The outline, around a middle line.
   *
   * @param middle in px
   * @param half half the width where it is widest, in px
   */
  Path2D outline(PlotLayer.Scale scale, double middle, double half) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(middle, scale.y(value(0)));
    for (int i = 0; i < POINTS; i++) {
      outline.lineTo(middle - half * widths[i], scale.y(value(i)));
    }
    for (int i = POINTS - 1; i >= 0; i--) {
      outline.lineTo(middle + half * widths[i], scale.y(value(i)));
    }
    outline.closePath();
    return outline;
  }

  /** The width at a value, as a share of the widest. */
  double widthAt(double at) {
    double place = (at - lowest()) / (highest() - lowest()) * (POINTS - 1);
    return widths[(int) Math.round(place)];
  }

  private double value(int point) {
    return lowest() + (highest() - lowest()) * point / (POINTS - 1);
  }
}
