package io.introspect.dl4j.train;

import java.util.Arrays;

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
    return squared(x, y, new double[x.length]);
  }

  /** The gradient of {@link #squared} with respect to every coordinate of x. */
  double[] gradient(float[] x, float[] y) {
    double[] gradient = new double[x.length];
    squared(x, y, gradient);
    return gradient;
  }

  /**
   * MMD² between x and y, and its gradient in the same pass.
   *
   * @param gradient is added to: with respect to every coordinate of x
   */
  double squared(float[] x, float[] y, double[] gradient) {
    Kernels within = new Kernels(x);
    Kernels between = new Kernels(y);
    int n = x.length / dimensions;
    int m = y.length / dimensions;
    // A single point has no discrepancy within itself.
    double self = n < 2 ? 0 : 1.0 / ((double) n * (n - 1));
    double cross = -2.0 / ((double) n * m);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      // A point is at no distance from itself: k = 1, and no slope.
      sum += self * (within.from(x, i) - 1);
      within.addSlope(i, 2 * self, gradient);
      sum += cross * between.from(x, i);
      between.addSlope(i, cross, gradient);
    }
    return sum + withinPrior(y);
  }

  private double withinPrior(float[] y) {
    int m = y.length / dimensions;
    if (m < 2) {
      return 0;
    }
    Kernels kernels = new Kernels(y);
    double sum = 0;
    for (int j = 0; j < m; j++) {
      sum += kernels.from(y, j) - 1;
    }
    return sum / ((double) m * (m - 1));
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

  private double squaredDistance(float[] a, int i, float[] b, int j) {
    double sum = 0;
    for (int c = 0; c < dimensions; c++) {
      double difference = a[i * dimensions + c] - b[j * dimensions + c];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * The kernels between a point and all points of a sample: loops over arrays so short and plain
   * that HotSpot turns them into vector instructions. To be used by one thread.
   */
  private final class Kernels {

    private final double[][] coordinates;
    private final double[] squares;
    private final double[] values;
    private final double[] slopes;
    private final double[] point = new double[dimensions];

    Kernels(float[] sample) {
      int n = sample.length / dimensions;
      coordinates = new double[dimensions][n];
      for (int i = 0; i < sample.length; i++) {
        coordinates[i % dimensions][i / dimensions] = sample[i];
      }
      squares = new double[n];
      values = new double[n];
      slopes = new double[n];
    }

    /** Compares with a point; returns the sum of the kernels. */
    double from(float[] points, int i) {
      Arrays.fill(squares, 0);
      Arrays.fill(values, 0);
      Arrays.fill(slopes, 0);
      for (int c = 0; c < dimensions; c++) {
        point[c] = points[i * dimensions + c];
        addSquares(coordinates[c], point[c], squares);
      }
      for (double width : widths) {
        addKernels(squares, width, values, slopes);
      }
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / widths.length;
    }

    /** Adds the slope of {@code weight} times that sum with respect to the point. */
    void addSlope(int i, double weight, double[] gradient) {
      for (int c = 0; c < dimensions; c++) {
        double sum = 0;
        for (int j = 0; j < slopes.length; j++) {
          sum += slopes[j] * (point[c] - coordinates[c][j]);
        }
        gradient[i * dimensions + c] += 2 * weight * sum / widths.length;
      }
    }
  }

  private static void addSquares(double[] sample, double at, double[] squares) {
    for (int j = 0; j < squares.length; j++) {
      squares[j] += (sample[j] - at) * (sample[j] - at);
    }
  }

  private static void addKernels(double[] squares, double width, double[] values, double[] slopes) {
    for (int j = 0; j < squares.length; j++) {
      double below = 1 / (width + squares[j]);
      values[j] += width * below;
      slopes[j] -= width * below * below;
    }
  }
}
