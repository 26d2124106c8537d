package io.introspect.dl4j.train;

/**
 * The squared maximum mean discrepancy between two samples, unbiased, with inverse multiquadratic
 * kernels of several scales (Gretton et al., "A Kernel Two-Sample Test", JMLR 2012, lemma 6; the
 * kernels as in Tolstikhin et al., "Wasserstein Auto-Encoders", 2018).
 *
 * <ul>
 *   <li>k(a, b) = mean over s of C / (C + ‖a − b‖²), C = 2 d s, s in {0.1, 0.2, 0.5, 1, 2, 5, 10}
 *   <li>MMD² = mean over i ≠ j of k(xᵢ, xⱼ) + mean over i ≠ j of k(yᵢ, yⱼ) − 2 · mean of k(xᵢ, yⱼ)
 * </ul>
 *
 * <p>The kernel's heavy tail pulls back points that have strayed far, where a Gaussian kernel's
 * gradient would vanish. Samples are row-major, [n · d]. Plain loops: for a minibatch in a few
 * dimensions the work is far smaller than the overhead of array operations.
 *
 * <p>Immutable.
 */
public final class MaximumMeanDiscrepancy {

  private static final double[] SCALES = {0.1, 0.2, 0.5, 1, 2, 5, 10};

  private final int dimensions;
  private final double[] widths;

  /**
   * The discrepancy between samples in a space.
   *
   * @param dimensions d, at least 1
   */
  public MaximumMeanDiscrepancy(int dimensions) {
    this.dimensions = dimensions;
    this.widths = new double[SCALES.length];
    for (int s = 0; s < SCALES.length; s++) {
      widths[s] = 2 * dimensions * SCALES[s];
    }
  }

  /** MMD² between x and y; may be slightly negative, as an unbiased estimate of 0 must. */
  double squared(float[] x, float[] y) {
    return within(x) + within(y) - 2 * between(x, y);
  }

  /** The gradient of {@link #squared} with respect to every coordinate of x. */
  double[] gradient(float[] x, float[] y) {
    int n = x.length / dimensions;
    int m = y.length / dimensions;
    double[] gradient = new double[x.length];
    double self = 2.0 / ((double) n * (n - 1));
    double cross = -2.0 / ((double) n * m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double slope = self * 2 * slope(squaredDistance(x, i, x, j));
        for (int c = 0; c < dimensions; c++) {
          double pull = slope * (x[i * dimensions + c] - x[j * dimensions + c]);
          gradient[i * dimensions + c] += pull;
          gradient[j * dimensions + c] -= pull;
        }
      }
      for (int j = 0; j < m; j++) {
        double slope = cross * 2 * slope(squaredDistance(x, i, y, j));
        for (int c = 0; c < dimensions; c++) {
          gradient[i * dimensions + c] += slope * (x[i * dimensions + c] - y[j * dimensions + c]);
        }
      }
    }
    return gradient;
  }

  private double within(float[] x) {
    int n = x.length / dimensions;
    if (n < 2) {
      return 0; // a single point has no discrepancy within itself
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        sum += kernel(x, i, x, j);
      }
    }
    return 2 * sum / ((double) n * (n - 1));
  }

  private double between(float[] x, float[] y) {
    int n = x.length / dimensions;
    int m = y.length / dimensions;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        sum += kernel(x, i, y, j);
      }
    }
    return sum / ((double) n * m);
  }

  /**
   * k(aᵢ, bⱼ).
   *
   * @param a a sample, row-major, [n · d]
   * @param i one of its rows
   * @param b a sample, row-major, [m · d]
   * @param j one of its rows
   * @return in (0, 1], 1 for two rows at the same place
   */
  public double kernel(float[] a, int i, float[] b, int j) {
    return kernel(squaredDistance(a, i, b, j));
  }

  private double kernel(double squaredDistance) {
    double sum = 0;
    for (double width : widths) {
      sum += width / (width + squaredDistance);
    }
    return sum / widths.length;
  }

  /** The kernel's derivative with respect to the squared distance. */
  private double slope(double squaredDistance) {
    double sum = 0;
    for (double width : widths) {
      double below = width + squaredDistance;
      sum -= width / (below * below);
    }
    return sum / widths.length;
  }

  private double squaredDistance(float[] a, int i, float[] b, int j) {
    double sum = 0;
    for (int c = 0; c < dimensions; c++) {
      double difference = a[i * dimensions + c] - b[j * dimensions + c];
      sum += difference * difference;
    }
    return sum;
  }
}
