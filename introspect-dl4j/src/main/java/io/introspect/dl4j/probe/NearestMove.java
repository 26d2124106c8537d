package io.introspect.dl4j.probe;

import java.util.Arrays;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The smallest change of a row that moves its place on the map as wished: with J = ∂z/∂x, to first
 * order, Δx = Jᵀ(JJᵀ)⁻¹Δz. A single step of Gauss and Newton, damped a little for where J knows
 * fewer directions than the map has.
 *
 * @param change the largest change of a value
 * @param lowest the smallest value that is allowed
 * @param highest the largest value that is allowed
 */
record NearestMove(double change, double lowest, double highest) {

  /** As a share of the trace of JJᵀ, against dividing by what is nearly nothing. */
  private static final double DAMPING = 1e-3;

  /**
   * Moves a row.
   *
   * @param row its values, changed in place
   * @param jacobian one array per dimension of the map, as long as the row
   * @param wish how z is to move
   */
  void apply(float[] row, float[][] jacobian, double[] wish) {
    boolean[] free = new boolean[row.length];
    Arrays.fill(free, true);
    double[] first = change(free, jacobian, wish);
    for (int i = 0; i < row.length; i++) {
      free[i] = row[i] + first[i] >= lowest && row[i] + first[i] <= highest;
    }
    // What would leave the allowed range stays, and the rest moves for it.
    double[] second = change(free, jacobian, wish);
    for (int i = 0; i < row.length; i++) {
      double moved = row[i] + Math.max(-change, Math.min(change, second[i]));
      row[i] = (float) Math.max(lowest, Math.min(highest, moved));
    }
  }

  /** The change of each value, before any limit; none where a value is not free. */
  private static double[] change(boolean[] free, float[][] jacobian, double[] wish) {
    RealMatrix gram = gram(free, jacobian);
    double[] change = new double[free.length];
    if (gram.getTrace() > 0) {
      RealMatrix scaled = gram.scalarMultiply(1 / gram.getTrace());
      RealMatrix damped =
          scaled.add(MatrixUtils.createRealIdentityMatrix(wish.length).scalarMultiply(DAMPING));
      double[] weights =
          new LUDecomposition(damped)
              .getSolver()
              .solve(MatrixUtils.createRealVector(wish))
              .toArray();
      for (int i = 0; i < change.length; i++) {
        for (int axis = 0; free[i] && axis < wish.length; axis++) {
          change[i] += weights[axis] / gram.getTrace() * jacobian[axis][i];
        }
      }
    }
    return change;
  }

  /** JJᵀ over the values that are free. */
  private static RealMatrix gram(boolean[] free, float[][] jacobian) {
    double[][] gram = new double[jacobian.length][jacobian.length];
    for (int a = 0; a < gram.length; a++) {
      for (int b = 0; b < gram.length; b++) {
        for (int i = 0; i < free.length; i++) {
          gram[a][b] += free[i] ? (double) jacobian[a][i] * jacobian[b][i] : 0;
        }
      }
    }
    return MatrixUtils.createRealMatrix(gram);
  }
}
