package io.introspect.dl4j.train;

import io.introspect.dl4j.model.ArrayScope;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and standard deviation of every column over any number of matrices, in double precision and
 * one pass (Chan, Golub, LeVeque 1983, pairwise update).
 */
final class ColumnMoments {

  private final double[] mean;
  private final double[] squares;
  private long rows;

  ColumnMoments(int width) {
    this.mean = new double[width];
    this.squares = new double[width];
  }

  /** Takes in the rows of a matrix, and closes it. */
  void add(INDArray matrix) {
    // A float32 sum over a block would be off by a hundred-thousandth of the mean.
    INDArray exact = matrix.castTo(DataType.DOUBLE);
    INDArray blockMean = exact.mean(0);
    INDArray blockVariance = exact.var(false, 0);
    double[] theirMean = blockMean.toDoubleVector();
    double[] theirVariance = blockVariance.toDoubleVector();
    long theirs = matrix.size(0);
    for (INDArray array : new INDArray[] {blockMean, blockVariance, exact, matrix}) {
      ArrayScope.free(array);
    }
    long all = rows + theirs;
    for (int i = 0; i < mean.length; i++) {
      double distance = theirMean[i] - mean[i];
      mean[i] += distance * theirs / all;
      squares[i] +=
          theirVariance[i] * theirs + distance * distance * ((double) rows * theirs / all);
    }
    rows = all;
  }

  double[] mean() {
    return mean.clone();
  }

  double[] deviation() {
    double[] deviation = new double[squares.length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(squares[i] / rows);
    }
    return deviation;
  }
}
