package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.DirectNetwork.Row;
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

  /** Takes in the rows of a matrix. */
  void add(INDArray matrix) {
    double[] theirMean = new double[mean.length];
    double[] theirSquares = new double[mean.length];
    long theirs = matrix.size(0);
    float[] first = new float[mean.length];
    float[] values = new float[mean.length];
    Row reader = MatrixReader.of(matrix);
    reader.at(0, first);
    for (int row = 0; row < theirs; row++) {
      reader.at(row, values);
      addDifferences(values, first, theirMean, theirSquares);
    }
    for (int i = 0; i < mean.length; i++) {
      theirMean[i] /= theirs;
      theirSquares[i] = Math.max(0, theirSquares[i] - theirs * theirMean[i] * theirMean[i]);
      theirMean[i] += first[i];
    }
    join(theirs, theirMean, theirSquares);
  }

  /** Differences from one of the values, as exact as those from the mean but for a few bits. */
  private static void addDifferences(
      float[] values, float[] origin, double[] sums, double[] squares) {
    for (int i = 0; i < values.length; i++) {
      double difference = (double) values[i] - origin[i];
      sums[i] += difference;
      squares[i] += difference * difference;
    }
  }

  private void join(long theirs, double[] theirMean, double[] theirSquares) {
    long all = rows + theirs;
    for (int i = 0; i < mean.length; i++) {
      double distance = theirMean[i] - mean[i];
      mean[i] += distance * theirs / all;
      squares[i] += theirSquares[i] + distance * distance * ((double) rows * theirs / all);
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
