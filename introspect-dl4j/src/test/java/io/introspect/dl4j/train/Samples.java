package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.TrainingContext;
import io.introspect.dl4j.activations.ActivationStore;
import io.introspect.dl4j.activations.ActivationStores;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Seeded samples to learn from. */
final class Samples {

  private Samples() {}

  /** Row-major values from N(shift, 1). */
  static float[] normal(int count, double shift, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() + shift);
    }
    return values;
  }

  /** As {@link #normal}, on a grid of 1/1024, so that small steps and shifts are exact. */
  static float[] normalOnGrid(int count, long seed) {
    float[] values = normal(count, 0, seed);
    for (int i = 0; i < count; i++) {
      values[i] = Math.round(values[i] * 1024) / 1024f;
    }
    return values;
  }

  /** A matrix of these values, row by row; no view, so that it can be closed. */
  static INDArray matrix(int columns, float... values) {
    return Nd4j.createFromArray(values).reshape(values.length / columns, columns).dup();
  }

  /**
   * Activations that lie near a curved surface of two dimensions: every unit is the hyperbolic
   * tangent of a mixture of the same two normal numbers, plus a little noise; [rows, units].
   */
  static INDArray manifold(int rows, int units, long seed) {
    Random mixing = new Random(99);
    double[][] mixture = new double[units][3];
    for (double[] of : mixture) {
      for (int i = 0; i < of.length; i++) {
        of[i] = mixing.nextGaussian() * 0.8;
      }
    }
    Random random = new Random(seed);
    float[][] h = new float[rows][units];
    for (float[] row : h) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      for (int i = 0; i < units; i++) {
        row[i] =
            (float)
                (Math.tanh(mixture[i][0] * a + mixture[i][1] * b + mixture[i][2])
                    + 0.02 * random.nextGaussian());
      }
    }
    return Nd4j.createFromArray(h);
  }

  /** A store of the rows of a matrix. */
  static ActivationStore store(INDArray matrix) {
    ActivationStore store = ActivationStores.offHeap((int) matrix.size(1));
    store.append(matrix);
    return store;
  }

  /** Rows with targets of 0. */
  static MatrixRows untargeted(INDArray inputs) {
    return new MatrixRows(inputs, Nd4j.zeros(inputs.dataType(), inputs.size(0), 1));
  }

  /** A context whose progress nobody follows. */
  static TrainingContext context(long seed) {
    return new TrainingContext(FitStage.AUTOENCODER, seed, new FitListener() {});
  }
}
