package io.introspect.dl4j.dense;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of Adam for plain dense layers against half the mean squared error. To be used by one
 * thread.
 */
public final class RegressionTraining {

  private final DirectChain chain;
  private final FloatPointer parameters;
  private final Gradient gradient;
  private final Adam adam;

  private RegressionTraining(DirectChain chain, INDArray parameters) {
    this.chain = chain;
    this.parameters = FloatRows.pointer(parameters);
    this.gradient = new Gradient(parameters);
    this.adam = new Adam(Math.toIntExact(parameters.length()));
  }

  /**
   * Training of DL4J's layers, in place.
   *
   * @param layers plain dense layers
   * @param parameters all that are trained, of which the layers' are parts
   * @return empty if a layer is none that can be computed here
   */
  public static Optional<RegressionTraining> of(Layer[] layers, INDArray parameters) {
    return DirectChain.of(layers).map(chain -> new RegressionTraining(chain, parameters));
  }

  /**
   * Takes a step.
   *
   * @param rows [n, inputs], float32 without gaps; not changed
   * @param targets [n, outputs], float32
   * @param rate of learning
   * @return the loss before the step
   */
  public double step(INDArray rows, INDArray targets, double rate) {
    int n = Math.toIntExact(rows.size(0));
    FloatPointer x = FloatRows.pointer(rows);
    FloatPointer y = chain.forward(x, n);
    double loss = SquaredError.toSlopes(y, FloatRows.of(targets), 1.0 / chain.outputs());
    chain.backward(x, n, gradient, null);
    adam.step(parameters, gradient.all(), rate);
    return loss;
  }

  /**
   * How many steps were taken.
   *
   * @return at least 0
   */
  public int steps() {
    return adam.steps();
  }
}
