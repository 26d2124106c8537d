package io.introspect;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The derivatives of some function with respect to what a forward pass gave, to be walked back by
 * {@link DifferentiableModel#inputGradient}. The part that is absent is zero.
 *
 * @param output with respect to ŷ, [n, K]
 * @param activations with respect to h, [n, p]
 */
public record Slope(Optional<INDArray> output, Optional<INDArray> activations) {

  /**
   * Of a function of the output alone.
   *
   * @param gradient [n, K]
   * @return the slope
   */
  public static Slope ofOutput(INDArray gradient) {
    return new Slope(Optional.of(gradient), Optional.empty());
  }

  /**
   * Of a function of the activations alone.
   *
   * @param gradient [n, p]
   * @return the slope
   */
  public static Slope ofActivations(INDArray gradient) {
    return new Slope(Optional.empty(), Optional.of(gradient));
  }
}
