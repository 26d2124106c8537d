package io.introspect.report;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions along which rows differ most, by subspace iteration: a random subspace is
 * multiplied by the covariance a few times, which turns it toward the leading directions, and is
 * then rotated onto them (Rayleigh–Ritz).
 *
 * <p>Immutable. The same sample gives the same components.
 */
final class PrincipalComponents {

  private static final int ITERATIONS = 6;

  /** More directions than asked for, so that the last ones asked for converge too. */
  private static final int SPARE = 8;

  /** Below this share of the longest direction, what orthogonalization leaves is rounding. */
  private static final double RANK_TOLERANCE = 1e-5;

  private final float[] mean;
  private final int count;

  /** [p, count], row by row: all loops below then run over neighboring floats. */
  private final float[] basis;

  private PrincipalComponents(float[] mean, int count, float[] basis) {
    this.mean = mean;
    this.count = count;
    this.basis = basis;
  }

  /**
   * The components of a sample.
   *
   * @param sample [n][p], at least one row, all finite
   * @param most the largest number of components
   * @param enough the share of the sample's variance that suffices, from 0 to 1
   * @return as few as reach that share, at most {@code most}; none if all rows are equal
   */
  static PrincipalComponents of(float[][] sample, int most, double enough) {
    int width = sample[0].length;
    float[] mean = mean(sample);
    int directions = Math.min(most + SPARE, Math.min(width, sample.length));
    float[] subspace = new float[width * directions];
    Random random = new Random(1);
    for (int i = 0; i < subspace.length; i++) {
      subspace[i] = (float) random.nextGaussian();
    }
    double total = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      orthonormalize(subspace, directions);
      float[] next = new float[subspace.length];
      total = 0;
      for (float[] row : sample) {
        float[] centered = minus(row, mean);
        total += squaredLength(centered);
        addOuter(next, centered, project(centered, subspace, directions));
      }
      subspace = next;
    }
    orthonormalize(subspace, directions);
    double[][] products = new double[directions][directions];
    for (float[] row : sample) {
      addOuter(products, project(minus(row, mean), subspace, directions));
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
    int count = enoughOf(eigen.getRealEigenvalues(), total, most, enough);
    return new PrincipalComponents(mean, count, rotate(subspace, eigen, count));
  }

  private static int enoughOf(double[] variances, double total, int most, double enough) {
    double explained = 0;
    int count = 0;
    while (count < Math.min(most, variances.length)
        && variances[count] > 0
        && explained < enough * total) {
      explained += variances[count++];
    }
    return count;
  }

  private static float[] mean(float[][] sample) {
    double[] sums = new double[sample[0].length];
    for (float[] row : sample) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mean[i] = (float) (sums[i] / sample.length);
    }
    return mean;
  }

  private static float[] minus(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double squaredLength(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += (double) value * value;
    }
    return sum;
  }

  /** x · basis. */
  private static float[] project(float[] x, float[] basis, int directions) {
    float[] scores = new float[directions];
    for (int i = 0; i < x.length; i++) {
      float factor = x[i];
      int offset = i * directions;
      for (int c = 0; c < directions; c++) {
        scores[c] += factor * basis[offset + c];
      }
    }
    return scores;
  }

  private static void addOuter(float[] sums, float[] x, float[] scores) {
    int directions = scores.length;
    for (int i = 0; i < x.length; i++) {
      float factor = x[i];
      int offset = i * directions;
      for (int c = 0; c < directions; c++) {
        sums[offset + c] += factor * scores[c];
      }
    }
  }

  private static void addOuter(double[][] sums, float[] scores) {
    for (int a = 0; a < scores.length; a++) {
      for (int b = 0; b < scores.length; b++) {
        sums[a][b] += (double) scores[a] * scores[b];
      }
    }
  }

  /** Gram–Schmidt, twice over for the sake of rounding; directions that are not there become 0. */
  private static void orthonormalize(float[] subspace, int directions) {
    double[][] columns = new double[directions][subspace.length / directions];
    double longest = 0;
    for (int c = 0; c < directions; c++) {
      for (int i = 0; i < columns[c].length; i++) {
        columns[c][i] = subspace[i * directions + c];
      }
      longest = Math.max(longest, Math.sqrt(dot(columns[c], columns[c])));
    }
    for (int c = 0; c < directions; c++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < c; before++) {
          addMultiple(columns[c], -dot(columns[c], columns[before]), columns[before]);
        }
      }
      double length = Math.sqrt(dot(columns[c], columns[c]));
      double scale = length > RANK_TOLERANCE * longest ? 1 / length : 0;
      for (int i = 0; i < columns[c].length; i++) {
        columns[c][i] *= scale;
        subspace[i * directions + c] = (float) columns[c][i];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addMultiple(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }

  private static float[] rotate(float[] subspace, EigenDecomposition eigen, int count) {
    int directions = eigen.getRealEigenvalues().length;
    double[][] vectors = new double[count][];
    Arrays.setAll(vectors, c -> eigen.getEigenvector(c).toArray());
    float[] basis = new float[subspace.length / directions * count];
    for (int i = 0; i < subspace.length / directions; i++) {
      for (int c = 0; c < count; c++) {
        double sum = 0;
        for (int d = 0; d < directions; d++) {
          sum += subspace[i * directions + d] * vectors[c][d];
        }
        basis[i * count + c] = (float) sum;
      }
    }
    return basis;
  }

  /** How many components there are. */
  int count() {
    return count;
  }

  /** The sample's mean, p values. */
  float[] mean() {
    return mean.clone();
  }

  /** One direction, p values of length 1, the one of the largest variance first. */
  float[] direction(int component) {
    float[] direction = new float[mean.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = basis[i * count + component];
    }
    return direction;
  }

  /** How far a row lies from the mean along each direction. */
  float[] scores(float[] row) {
    return project(minus(row, mean), basis, count);
  }

  /** The squared distance of a row from the mean. */
  double squaredDistance(float[] row) {
    return squaredLength(minus(row, mean));
  }
}
