package io.introspect;

import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A classifier that can be walked back from what it does to what it is shown, as attacks (§3.5) and
 * feature visualization (§4) need it.
 *
 * <p>As its other methods, {@link #inputGradient} is safe for use by several threads at once,
 * deterministic, and of the model as it predicts: with dropout and other training noise off.
 */
public interface DifferentiableModel extends IntrospectableModel {

  /**
   * The gradient, with respect to the input, of any function of the output and the activations: one
   * forward pass, then one pass back. Row by row, with slope (u, v), it is u·∂ŷ/∂x + v·∂h/∂x.
   *
   * @param x the rows, [n, …]
   * @param slope told what the forward pass gave, returns the function's derivatives with respect
   *     to it; the observation is closed afterwards, the slope's arrays are not
   * @return as x is shaped, detached and owned by the caller
   * @throws IllegalArgumentException if x does not have the shape that the model takes, or the
   *     slope not that of the observation
   * @throws IntrospectionException if a layer of the model has no gradient
   */
  INDArray inputGradient(INDArray x, Function<Observation, Slope> slope);
}
