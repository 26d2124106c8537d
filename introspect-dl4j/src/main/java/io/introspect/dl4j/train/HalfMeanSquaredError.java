package io.introspect.dl4j.train;

import io.introspect.dl4j.model.ArrayScope;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * ½ · mean over units and rows of (output − label)², as a DL4J loss for layers with an identity
 * activation: the reconstruction loss ½‖ĥ − h‖² and the estimator's ½(ê − log10 e)² (§2.4, §2.5),
 * both per unit, so that weights and rates do not depend on how many units are tapped.
 *
 * <ul>
 *   <li>output and labels: [n, units]
 * </ul>
 */
final class HalfMeanSquaredError implements ILossFunction {

  private static final long serialVersionUID = 1L;

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double norm;
    try (ArrayScope scope = new ArrayScope()) {
      norm = scope.own(preOutput.sub(labels)).norm2Number().doubleValue();
    }
    double sum = norm * norm / (2 * preOutput.size(1));
    return average ? sum / preOutput.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray difference = preOutput.sub(labels);
    return difference.muli(difference).mean(true, 1).muli(0.5);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return preOutput.sub(labels).divi(preOutput.size(1));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return Pair.create(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "halfMeanSquaredError";
  }

  @Override
  public String toString() {
    return "HalfMeanSquaredError()";
  }
}
