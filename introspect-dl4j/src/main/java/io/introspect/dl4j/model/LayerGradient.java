package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient of a layer as it predicts, with respect to its input. DL4J's own is that of
 * training, which differs for some kinds of layer: these are computed here, or refused.
 */
final class LayerGradient {

  /** Far from any mean, so that little is lost in the difference of two results. */
  private static final double PROBE = 1024;

  private LayerGradient() {}

  /**
   * Walks back through a layer.
   *
   * @param layer of an {@link InferenceConfiguration}, after a forward pass of the input
   * @param input what the layer was given
   * @param slope the derivatives with respect to the layer's result; may be overwritten
   * @return the derivatives with respect to the input
   * @throws IntrospectionException if the layer has none, or none that is that of inference
   */
  static INDArray of(Layer layer, INDArray input, INDArray slope) {
    if (layer instanceof BatchNormalization) {
      return ofBatchNormalization(layer, input, slope);
    }
    requireAlikeInTraining(layer);
    if (isPlain(layer)) {
      return OutputLayerPass.backward(layer, input, slope);
    }
    // Again, as a layer that works in place has overwritten what it was given.
    layer.setInput(input, LayerWorkspaceMgr.noWorkspaces());
    INDArray gradient = backpropagated(layer, slope);
    if (gradient == null) {
      throw refused(layer, "none, as its input is no measured quantity", null);
    }
    return gradient;
  }

  /**
   * Whether it is a product, a sum and an activation. DL4J's own way back begins at a loss for an
   * output layer, and for a dense one computes what is not needed here: gradients of the weights.
   */
  private static boolean isPlain(Layer layer) {
    var settings = layer.conf().getLayer();
    return settings instanceof BaseOutputLayer
        || (settings.getClass() == DenseLayer.class && !((DenseLayer) settings).hasLayerNorm());
  }

  private static INDArray backpropagated(Layer layer, INDArray slope) {
    try {
      return layer.backpropGradient(slope, LayerWorkspaceMgr.noWorkspaces()).getSecond();
    } catch (RuntimeException e) {
      throw refused(layer, e.toString(), e);
    }
  }

  /**
   * DL4J takes the statistics of the batch, as in training. In inference the layer scales and
   * shifts by fixed numbers, however these are given, so that two points tell its slope.
   */
  private static INDArray ofBatchNormalization(Layer layer, INDArray input, INDArray slope) {
    long[] shape = input.shape();
    shape = Arrays.copyOf(shape, shape.length);
    shape[0] = 1;
    try (ArrayScope scope = new ArrayScope()) {
      INDArray above = scope.own(at(PROBE, shape, layer, scope));
      INDArray below = scope.own(at(-PROBE, shape, layer, scope));
      return slope.mul(above.subi(below).divi(2 * PROBE));
    }
  }

  private static INDArray at(double value, long[] shape, Layer layer, ArrayScope scope) {
    INDArray probe = scope.own(Nd4j.valueArrayOf(shape, value, layer.params().dataType()));
    return layer.activate(probe, false, LayerWorkspaceMgr.noWorkspaces());
  }

  private static void requireAlikeInTraining(Layer layer) {
    var settings = layer.conf().getLayer();
    if (settings instanceof AbstractSameDiffLayer) {
      throw refused(layer, "a SameDiff layer, which may train otherwise than it predicts", null);
    }
    if (activation(settings) instanceof ActivationRReLU) {
      throw refused(layer, "a randomized rectifier, which differs in training", null);
    }
  }

  private static IActivation activation(org.deeplearning4j.nn.conf.layers.Layer settings) {
    if (settings instanceof org.deeplearning4j.nn.conf.layers.ActivationLayer bent) {
      return bent.getActivationFn();
    }
    return settings instanceof org.deeplearning4j.nn.conf.layers.BaseLayer base
        ? base.getActivationFn()
        : null;
  }

  private static IntrospectionException refused(Layer layer, String found, Exception cause) {
    var settings = layer.conf().getLayer();
    return new IntrospectionException(
        "layer %s, a %s: expected a gradient with respect to its input, found %s"
            .formatted(settings.getLayerName(), settings.getClass().getSimpleName(), found),
        cause);
  }
}
