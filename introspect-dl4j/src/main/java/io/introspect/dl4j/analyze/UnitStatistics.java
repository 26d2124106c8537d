package io.introspect.dl4j.analyze;

import io.introspect.analysis.ExpectedActivations;
import io.introspect.dl4j.model.ArrayScope;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every unit does over any number of rows: its least and largest activation, its mean for each
 * class, and how much it varies within the classes. Summed in double precision, since float32 would
 * leave nothing of the variance of a unit that hardly moves.
 */
final class UnitStatistics {

  private final long[] rows;
  private final double[][] sums;
  private final double[] squares;
  private final double[] least;
  private final double[] most;

  UnitStatistics(int classes, int width) {
    this.rows = new long[classes];
    this.sums = new double[classes][width];
    this.squares = new double[width];
    this.least = new double[width];
    this.most = new double[width];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
  }

  /**
   * Takes in activations.
   *
   * @param activations [n, p]
   * @param truth the class of each row
   */
  void add(INDArray activations, int[] truth) {
    double[][] members = new double[rows.length][truth.length];
    for (int row = 0; row < truth.length; row++) {
      members[truth[row]][row] = 1;
      rows[truth[row]]++;
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray exact = scope.own(activations.castTo(DataType.DOUBLE));
      double[][] more =
          scope.own(scope.own(Nd4j.createFromArray(members)).mmul(exact)).toDoubleMatrix();
      double[] smallest = scope.own(exact.min(0)).toDoubleVector();
      double[] largest = scope.own(exact.max(0)).toDoubleVector();
      double[] moreSquares = scope.own(scope.own(exact.mul(exact)).sum(0)).toDoubleVector();
      for (int i = 0; i < squares.length; i++) {
        for (int k = 0; k < rows.length; k++) {
          sums[k][i] += more[k][i];
        }
        squares[i] += moreSquares[i];
        least[i] = Math.min(least[i], smallest[i]);
        most[i] = Math.max(most[i], largest[i]);
      }
    }
  }

  long[] rowsPerClass() {
    return rows.clone();
  }

  /** The plain mean of each class. */
  ExpectedActivations means() {
    float[][] means = new float[rows.length][squares.length];
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < squares.length; i++) {
        means[k][i] = (float) (sums[k][i] / rows[k]);
      }
    }
    return new ExpectedActivations(means);
  }

  double least(int column) {
    return least[column];
  }

  double most(int column) {
    return most[column];
  }

  /** The standard deviation around the mean of the row's class, over all rows. */
  double deviationWithinClasses(int column) {
    double within = squares[column];
    for (int k = 0; k < rows.length; k++) {
      within -= sums[k][column] * sums[k][column] / rows[k];
    }
    return Math.sqrt(Math.max(0, within) / Arrays.stream(rows).sum());
  }
}
