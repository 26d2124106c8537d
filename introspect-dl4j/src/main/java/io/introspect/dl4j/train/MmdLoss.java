package io.introspect.dl4j.train;

import io.introspect.dl4j.model.Rows;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The maximum mean discrepancy between a minibatch's latent points and the prior, as a DL4J loss:
 * the InfoVAE's second term (§2.4).
 *
 * <ul>
 *   <li>output: the latent points z, [n, d], n at least 2, through an identity activation
 *   <li>labels: a sample of the prior N(0, I), [m, d]; being given as labels, it comes from the
 *       training's own seeded generator
 * </ul>
 *
 * <p>DL4J divides both the sum of the score and the gradient by the number of rows afterwards;
 * since this loss belongs to the minibatch as a whole, it multiplies them by it.
 */
final class MmdLoss implements ILossFunction {

  private static final long serialVersionUID = 1L;

  private final double weight;

  MmdLoss(double weight) {
    this.weight = weight;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double value = weight * kernels(preOutput).squared(Rows.values(preOutput), Rows.values(labels));
    return average ? value : value * preOutput.size(0);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    // The discrepancy is one number for the minibatch: each row is given an equal share.
    double value = computeScore(labels, preOutput, activation, mask, true);
    return Nd4j.valueArrayOf(new long[] {preOutput.size(0), 1}, value, preOutput.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    double[] gradient = kernels(preOutput).gradient(Rows.values(preOutput), Rows.values(labels));
    float[] scaled = new float[gradient.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (weight * preOutput.size(0) * gradient[i]);
    }
    return Nd4j.createFromArray(scaled).reshape(preOutput.shape()).castTo(preOutput.dataType());
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
    return "maximumMeanDiscrepancy";
  }

  @Override
  public String toString() {
    return "MmdLoss(weight=" + weight + ")";
  }

  private static MaximumMeanDiscrepancy kernels(INDArray latent) {
    return new MaximumMeanDiscrepancy((int) latent.size(1));
  }
}
