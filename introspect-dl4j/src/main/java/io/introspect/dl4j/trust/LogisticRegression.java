package io.introspect.dl4j.trust;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Logistic regression with a ridge penalty, by Newton's method with halved steps where a full one
 * would go too far. The intercept is not penalized.
 *
 * <p>Minimizes −Σ (t ln p + (1 − t) ln (1 − p)) + ½ ridge Σ w².
 */
final class LogisticRegression {

  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;
  private static final double TOLERANCE = 1e-10;

  /** Keeps the Hessian positive definite where the targets do not vary. */
  private static final double JITTER = 1e-9;

  private final double[][] rows;
  private final double[] targets;
  private final double ridge;

  private LogisticRegression(double[][] rows, double[] targets, double ridge) {
    this.rows = rows;
    this.targets = targets;
    this.ridge = ridge;
  }

  /**
   * Fits.
   *
   * @param rows [n][k], the features of each row
   * @param targets [n], each from 0 to 1
   * @param ridge at least 0
   * @return the intercept, then the weight of each feature
   */
  static double[] fit(double[][] rows, double[] targets, double ridge) {
    return new LogisticRegression(rows, targets, ridge).solve();
  }

  private double[] solve() {
    double[] weights = new double[rows[0].length + 1];
    double loss = loss(weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = newton(weights);
      double length = 1;
      double[] next = moved(weights, direction, length);
      double nextLoss = loss(next);
      for (int i = 0; i < MOST_HALVINGS && !(nextLoss <= loss); i++) {
        length /= 2;
        next = moved(weights, direction, length);
        nextLoss = loss(next);
      }
      if (!(nextLoss <= loss)) {
        return weights;
      }
      boolean settled = loss - nextLoss <= TOLERANCE * (1 + Math.abs(loss));
      weights = next;
      loss = nextLoss;
      if (settled) {
        return weights;
      }
    }
    return weights;
  }

  private static double[] moved(double[] weights, double[] direction, double length) {
    double[] next = weights.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] -= length * direction[i];
    }
    return next;
  }

  private double loss(double[] weights) {
    double loss = 0;
    for (int i = 1; i < weights.length; i++) {
      loss += ridge * weights[i] * weights[i] / 2;
    }
    for (int row = 0; row < rows.length; row++) {
      double s = logOdds(weights, rows[row]);
      // ln(1 + e^s) − t s, without overflow.
      loss += Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))) - targets[row] * s;
    }
    return loss;
  }

  private double[] newton(double[] weights) {
    int size = weights.length;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    double[] x = new double[size];
    x[0] = 1;
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, x, 1, size - 1);
      double p = 1 / (1 + Math.exp(-logOdds(weights, rows[row])));
      for (int i = 0; i < size; i++) {
        gradient[i] += x[i] * (p - targets[row]);
        for (int j = 0; j <= i; j++) {
          hessian[i][j] += x[i] * x[j] * p * (1 - p);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      gradient[i] += i == 0 ? 0 : ridge * weights[i];
      hessian[i][i] += JITTER + (i == 0 ? 0 : ridge);
      for (int j = 0; j < i; j++) {
        hessian[j][i] = hessian[i][j];
      }
    }
    RealMatrix matrix = new Array2DRowRealMatrix(hessian, false);
    return new CholeskyDecomposition(matrix)
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  /** The intercept and the weighted sum of features. */
  static double logOdds(double[] weights, double[] features) {
    double sum = weights[0];
    for (int i = 0; i < features.length; i++) {
      sum += weights[i + 1] * features[i];
    }
    return sum;
  }
}
