package io.introspect.dl4j.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Column means and deviations that follow a moving target: a plain average over the first
 * minibatches, then an exponential one that forgets the activations of a younger classifier.
 */
final class RunningStandardizer {

  /** The share of the past that a minibatch leaves standing: about the last hundred count. */
  private static final double MEMORY = 0.99;

  private final double[] mean;
  private final double[] variance;
  private long batches;

  RunningStandardizer(int width) {
    this.mean = new double[width];
    this.variance = new double[width];
  }

  /** Takes in a minibatch, which stays as it is, and returns the standardization as of now. */
  Standardizer follow(INDArray minibatch) {
    ColumnMoments moments = new ColumnMoments(mean.length);
    moments.add(minibatch);
    double[] batchMean = moments.mean();
    double[] batchDeviation = moments.deviation();
    batches++;
    double fresh = Math.max(1.0 / batches, 1 - MEMORY);
    for (int i = 0; i < mean.length; i++) {
      double distance = batchMean[i] - mean[i];
      mean[i] += fresh * distance;
      double batchSquare = batchDeviation[i] * batchDeviation[i];
      variance[i] = (1 - fresh) * (variance[i] + fresh * distance * distance) + fresh * batchSquare;
    }
    return now();
  }

  /** The standardization as of the last minibatch. */
  Standardizer now() {
    double[] deviation = new double[variance.length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(variance[i]);
    }
    return Standardizer.orShift(mean, deviation);
  }
}
