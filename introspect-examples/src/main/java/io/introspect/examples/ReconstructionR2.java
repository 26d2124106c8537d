package io.introspect.examples;

import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.dl4j.model.ArrayScope;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The share of the activations' variance that the map's two numbers explain: R² = 1 − Σᵢ rᵢ / sᵢ² /
 * Σᵢ vᵢ / sᵢ² over the units i, with rᵢ the mean squared error of reconstruction, vᵢ the variance,
 * and sᵢ² = vᵢ, so that each unit counts alike; units that deviate by less than a hundredth of the
 * average deviation are given that as sᵢ, lest a dead unit decides.
 */
final class ReconstructionR2 {

  private static final int BLOCK = 1000;
  private static final double FLOOR = 0.01;

  private final double[] sum;
  private final double[] squares;
  private final double[] errors;
  private long rows;

  private ReconstructionR2(int width) {
    this.sum = new double[width];
    this.squares = new double[width];
    this.errors = new double[width];
  }

  static double of(Introspector introspector, INDArray features) {
    ReconstructionR2 r2 = new ReconstructionR2(introspector.model().tap().width());
    for (long from = 0; from < features.size(0); from += BLOCK) {
      long to = Math.min(features.size(0), from + BLOCK);
      r2.add(introspector, features.get(NDArrayIndex.interval(from, to)));
    }
    return r2.value();
  }

  private void add(Introspector introspector, INDArray block) {
    try (Observation seen = introspector.model().observe(block);
        ArrayScope scope = new ArrayScope()) {
      INDArray latent = scope.own(introspector.autoencoder().encode(seen.activations()));
      INDArray decoded = scope.own(introspector.autoencoder().decode(latent));
      float[][] h = seen.activations().toFloatMatrix();
      float[][] reconstructed = decoded.toFloatMatrix();
      for (int row = 0; row < h.length; row++) {
        add(h[row], reconstructed[row]);
      }
    }
  }

  private void add(float[] h, float[] reconstructed) {
    rows++;
    for (int i = 0; i < sum.length; i++) {
      double error = reconstructed[i] - h[i];
      sum[i] += h[i];
      squares[i] += (double) h[i] * h[i];
      errors[i] += error * error;
    }
  }

  private double value() {
    double[] variance = new double[sum.length];
    double average = 0;
    for (int i = 0; i < sum.length; i++) {
      double mean = sum[i] / rows;
      variance[i] = Math.max(0, squares[i] / rows - mean * mean);
      average += Math.sqrt(variance[i]) / sum.length;
    }
    double unexplained = 0;
    double total = 0;
    for (int i = 0; i < sum.length; i++) {
      double scale = Math.max(variance[i], Math.pow(FLOOR * average, 2));
      unexplained += errors[i] / rows / scale;
      total += variance[i] / scale;
    }
    return 1 - unexplained / total;
  }
}
