package io.introspect.dl4j.dense;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** The activation functions that are computed here; all others are left to ND4J. */
enum Bend {
  /** The value itself. */
  IDENTITY {
    @Override
    void apply(float[] values, float[] scratch, int n) {}

    @Override
    void slope(float[] slopes, float[] results, int n) {}
  },

  /** The exponential linear unit, with α = 1. */
  ELU {
    @Override
    void apply(float[] values, float[] scratch, int n) {
      Elu.apply(values, scratch, n);
    }

    @Override
    void slope(float[] slopes, float[] results, int n) {
      Elu.slope(slopes, results, n);
    }
  },

  /** The rectified linear unit. */
  RELU {
    @Override
    void apply(float[] values, float[] scratch, int n) {
      for (int i = 0; i < n; i++) {
        values[i] = Math.max(values[i], 0);
      }
    }

    @Override
    void slope(float[] slopes, float[] results, int n) {
      for (int i = 0; i < n; i++) {
        slopes[i] = results[i] > 0 ? slopes[i] : 0;
      }
    }
  },

  /** The logistic function. */
  SIGMOID {
    @Override
    void apply(float[] values, float[] scratch, int n) {
      for (int i = 0; i < n; i++) {
        values[i] = (float) (1 / (1 + Math.exp(-values[i])));
      }
    }

    @Override
    void slope(float[] slopes, float[] results, int n) {
      for (int i = 0; i < n; i++) {
        slopes[i] *= results[i] * (1 - results[i]);
      }
    }
  },

  /** The hyperbolic tangent. */
  TANH {
    @Override
    void apply(float[] values, float[] scratch, int n) {
      for (int i = 0; i < n; i++) {
        values[i] = (float) Math.tanh(values[i]);
      }
    }

    @Override
    void slope(float[] slopes, float[] results, int n) {
      for (int i = 0; i < n; i++) {
        slopes[i] *= 1 - results[i] * results[i];
      }
    }
  },

  /** Shares of one: the exponentials of the values, over their sum. */
  SOFTMAX {
    @Override
    void apply(float[] values, float[] scratch, int n) {
      Softmax.apply(values, 0, n);
    }

    @Override
    void slope(float[] slopes, float[] results, int n) {
      Softmax.slope(slopes, results, 0, n);
    }

    @Override
    void applyToRows(float[] values, float[] scratch, int rows, int width) {
      for (int row = 0; row < rows; row++) {
        Softmax.apply(values, row * width, width);
      }
    }

    @Override
    void slopeOfRows(float[] slopes, float[] results, int rows, int width) {
      for (int row = 0; row < rows; row++) {
        Softmax.slope(slopes, results, row * width, width);
      }
    }
  };

  /**
   * Bends the values of one row in place.
   *
   * @param scratch of the same length or more
   */
  abstract void apply(float[] values, float[] scratch, int n);

  /**
   * Multiplies slopes with respect to results, in place, by those of the results with respect to
   * what was bent.
   */
  abstract void slope(float[] slopes, float[] results, int n);

  /** Bends rows that lie one behind the other: of most functions at once, as loops like it. */
  void applyToRows(float[] values, float[] scratch, int rows, int width) {
    apply(values, scratch, rows * width);
  }

  /** Likewise for slopes. */
  void slopeOfRows(float[] slopes, float[] results, int rows, int width) {
    slope(slopes, results, rows * width);
  }

  /** What computes a function of DL4J's; empty if nothing here does. */
  static Optional<Bend> of(IActivation function) {
    // Not by equals alone: DL4J's holds a subclass, which may compute anything, for an equal.
    Class<?> kind = function.getClass();
    if (kind == ActivationIdentity.class) {
      return Optional.of(IDENTITY);
    }
    if (kind == ActivationELU.class && function.equals(new ActivationELU())) {
      return Optional.of(ELU);
    }
    if (kind == ActivationSigmoid.class) {
      return Optional.of(SIGMOID);
    }
    if (kind == ActivationTanH.class) {
      return Optional.of(TANH);
    }
    if (kind == ActivationSoftmax.class) {
      return Optional.of(SOFTMAX);
    }
    // That of 1.0.0-M2.1 may be bounded, or leak.
    return kind == ActivationReLU.class && function.equals(new ActivationReLU())
        ? Optional.of(RELU)
        : Optional.empty();
  }
}
