package io.introspect.report;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
 *
 * <p>Immutable.
 */
final class SymmetricEigen {

  private static final int MOST_SWEEPS = 50;

  /** Off the diagonal, this share of the matrix's largest entry is nothing. */
  private static final double TOLERANCE = 1e-14;

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * The eigenvalues of a matrix.
   *
   * @param matrix symmetric and finite; left as it is
   */
  static SymmetricEigen of(double[][] matrix) {
    int size = matrix.length;
    double[][] a = new double[size][];
    double[][] v = new double[size][size];
    double largest = 0;
    for (int i = 0; i < size; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
      for (double entry : a[i]) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          if (Math.abs(a[p][q]) > TOLERANCE * largest) {
            rotate(a, v, p, q);
            rotated = true;
          }
        }
      }
    }
    return sorted(a, v);
  }

  /** Turns axes p and q so that a[p][q] becomes 0. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = cosine * kp - sine * kq;
      a[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = cosine * pk - sine * qk;
      a[q][k] = sine * pk + cosine * qk;
      double vp = v[p][k];
      double vq = v[q][k];
      v[p][k] = cosine * vp - sine * vq;
      v[q][k] = sine * vp + cosine * vq;
    }
  }

  private static SymmetricEigen sorted(double[][] a, double[][] v) {
    int[] order =
        IntStream.range(0, a.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -a[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[a.length];
    double[][] vectors = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      values[i] = a[order[i]][order[i]];
      vectors[i] = v[order[i]];
    }
    return new SymmetricEigen(values, vectors);
  }

  /** The eigenvalues, largest first. */
  double[] values() {
    return values.clone();
  }

  /** The eigenvector of an eigenvalue, of length 1. */
  double[] vector(int index) {
    return vectors[index].clone();
  }
}
