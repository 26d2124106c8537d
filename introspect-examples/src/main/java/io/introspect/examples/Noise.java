package io.introspect.examples;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** White Gaussian noise on whole sets of images, each with noise of its own. */
final class Noise {

  private Noise() {}

  /** A copy of rows, [n, pixels], with noise of a standard deviation. */
  static INDArray added(INDArray rows, double sigma, long seed) {
    Random random = new Random(seed);
    float[][] values = rows.toFloatMatrix();
    for (float[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] += (float) (sigma * random.nextGaussian());
      }
    }
    return Nd4j.createFromArray(values);
  }
}
