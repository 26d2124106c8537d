package io.introspect.dl4j.probe;

import io.introspect.dl4j.train.MaximumMeanDiscrepancy;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The kernel two-sample test with permutations (Gretton et al., "A Kernel Two-Sample Test", JMLR
 * 2012): how much larger the discrepancy of two samples is than that of random divisions of their
 * rows into two of the same sizes.
 *
 * <p>The kernel is computed once for all pairs of rows. Of a division only the sum within its
 * smaller part is added up anew; those between the parts and within the other follow from the sums
 * of whole rows.
 */
final class TwoSampleComparison {

  /** Divisions that are equally good may differ by rounding, and must count all the same. */
  private static final double ROUNDING = 1e-12;

  private final int rows;
  private final int firstRows;

  /** k(i, j) for j below i, the rows of the first sample before those of the second. */
  private final float[][] kernel;

  /** Σ of k(i, j) over all j other than i. */
  private final double[] rowSums;

  private final double total;

  /** Samples of at least two rows each, row-major. */
  TwoSampleComparison(int dimensions, float[] first, float[] second) {
    float[] pooled = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, pooled, first.length, second.length);
    this.firstRows = first.length / dimensions;
    this.rows = pooled.length / dimensions;
    this.kernel = new float[rows][];
    this.rowSums = new double[rows];
    MaximumMeanDiscrepancy discrepancy = new MaximumMeanDiscrepancy(dimensions);
    for (int i = 0; i < rows; i++) {
      kernel[i] = new float[i];
      for (int j = 0; j < i; j++) {
        kernel[i][j] = (float) discrepancy.kernel(pooled, i, pooled, j);
        rowSums[i] += kernel[i][j];
        rowSums[j] += kernel[i][j];
      }
    }
    this.total = Arrays.stream(rowSums).sum();
  }

  /** MMD² of the two samples, unbiased. */
  double squaredMmd() {
    boolean firstIsSmaller = firstRows <= rows - firstRows;
    int from = firstIsSmaller ? 0 : firstRows;
    int[] smaller = new int[smallerRows()];
    Arrays.setAll(smaller, i -> from + i);
    return squaredMmd(smaller);
  }

  /** How many of so many random divisions have at least the discrepancy of the samples. */
  int atLeastAsLarge(int permutations, SplittableRandom random) {
    RandomSubset subsets = new RandomSubset(rows, random);
    double observed = squaredMmd() - ROUNDING;
    int count = 0;
    for (int i = 0; i < permutations; i++) {
      if (squaredMmd(subsets.next(smallerRows())) >= observed) {
        count++;
      }
    }
    return count;
  }

  private int smallerRows() {
    return Math.min(firstRows, rows - firstRows);
  }

  /** MMD² between these rows, in ascending order, and all others. */
  private double squaredMmd(int[] part) {
    double within = 0;
    double touching = 0;
    for (int i = 0; i < part.length; i++) {
      float[] row = kernel[part[i]];
      touching += rowSums[part[i]];
      for (int j = 0; j < i; j++) {
        within += 2 * row[part[j]];
      }
    }
    double between = touching - within;
    double rest = total - 2 * between - within;
    double n = part.length;
    double m = rows - n;
    return within / (n * (n - 1)) + rest / (m * (m - 1)) - 2 * between / (n * m);
  }
}
