package io.introspect;

import java.io.Serializable;
import java.util.List;

/**
 * A decoder as plain numbers, to be computed where there is no ND4J: dense layers, each applied to
 * what the one before it gives. The first takes z, the last gives ĥ in the units of h, any scaling
 * folded into its weights.
 *
 * @param layers from z to ĥ
 * @serial exclude
 */
public record DecoderWeights(List<Dense> layers) implements Serializable {

  /**
   * Checks that each layer takes what the one before it gives.
   *
   * @param layers from z to ĥ; copied
   * @throws IllegalArgumentException if there is no layer, or two do not fit
   */
  public DecoderWeights {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("expected at least one layer, found none");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer %d: expected %d inputs, what layer %d gives, found %d"
                .formatted(i, layers.get(i - 1).outputs(), i - 1, layers.get(i).inputs()));
      }
    }
  }

  /**
   * Computes what the decoder gives, in plain Java.
   *
   * @param latent z, d coordinates
   * @return ĥ, p activations in the units of h
   * @throws IllegalArgumentException if z has another number of coordinates
   */
  public float[] decode(float... latent) {
    float[] values = latent;
    for (Dense layer : layers) {
      values = layer.apply(values);
    }
    return values;
  }

  /** What becomes of x·W + b. */
  public enum Activation {
    /** Nothing. */
    IDENTITY,
    /** eˣ − 1 below 0, x above. */
    ELU
  }

  /**
   * One dense layer: activation(x·W + b). Immutable.
   *
   * @serial exclude
   */
  public static final class Dense implements Serializable {

    private static final long serialVersionUID = 1L;

    private final float[] weights;
    private final float[] bias;
    private final Activation activation;

    /**
     * A layer; the arrays are copied.
     *
     * @param weights W, [inputs, outputs], row by row
     * @param bias b, one per output
     * @param activation what becomes of x·W + b
     * @throws IllegalArgumentException if the weights are not a multiple of the outputs
     */
    public Dense(float[] weights, float[] bias, Activation activation) {
      if (bias.length == 0 || weights.length == 0 || weights.length % bias.length != 0) {
        throw new IllegalArgumentException(
            "expected weights [inputs, %d], found %d of them"
                .formatted(bias.length, weights.length));
      }
      this.weights = weights.clone();
      this.bias = bias.clone();
      this.activation = activation;
    }

    private float[] apply(float[] x) {
      if (x.length != inputs()) {
        throw new IllegalArgumentException(
            "expected %d inputs, found %d".formatted(inputs(), x.length));
      }
      float[] y = bias.clone();
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < y.length; j++) {
          y[j] += x[i] * weights[i * y.length + j];
        }
      }
      if (activation == Activation.ELU) {
        for (int j = 0; j < y.length; j++) {
          y[j] = y[j] < 0 ? (float) Math.expm1(y[j]) : y[j];
        }
      }
      return y;
    }

    /**
     * The number of inputs.
     *
     * @return at least 1
     */
    public int inputs() {
      return weights.length / bias.length;
    }

    /**
     * The number of outputs.
     *
     * @return at least 1
     */
    public int outputs() {
      return bias.length;
    }

    /**
     * W, row by row.
     *
     * @return a copy, [inputs, outputs]
     */
    public float[] weights() {
      return weights.clone();
    }

    /**
     * b.
     *
     * @return a copy, one per output
     */
    public float[] bias() {
      return bias.clone();
    }

    /**
     * What becomes of x·W + b.
     *
     * @return the activation
     */
    public Activation activation() {
      return activation;
    }
  }
}
