package io.introspect.dl4j.model;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The last layer alone: DL4J tells its listeners the hidden activations of a training step, but not
 * the output, and walks back from a loss, but not from the output.
 */
final class OutputLayerPass {

  private OutputLayerPass() {}

  /**
   * Applies the output layer.
   *
   * @param hidden the last hidden activations, not changed
   * @return ŷ, [n, K], float32
   */
  static INDArray apply(MultiLayerNetwork network, INDArray hidden) {
    int last = network.getnLayers() - 1;
    InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(last);
    INDArray input =
        before == null
            ? hidden
            : before.preProcess(hidden, (int) hidden.size(0), LayerWorkspaceMgr.noWorkspaces());
    Layer layer = network.getLayer(last);
    return activation(layer).getActivation(sum(layer, input), false).castTo(DataType.FLOAT);
  }

  /**
   * Walks back through an output layer from its output, where DL4J begins at the loss.
   *
   * @param layer a dense output layer
   * @param input what it was given, [n, inputs], not changed
   * @param slope the derivatives with respect to ŷ, [n, K]; may be overwritten
   * @return the derivatives with respect to the input, [n, inputs], owned by the caller
   */
  static INDArray backward(Layer layer, INDArray input, INDArray slope) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray sum = scope.own(sum(layer, input));
      INDArray delta = activation(layer).backprop(sum, slope).getFirst();
      return delta.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY).transpose());
    }
  }

  private static INDArray sum(Layer layer, INDArray input) {
    INDArray sum = input.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
    return conf(layer).hasBias()
        ? sum.addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY))
        : sum;
  }

  private static IActivation activation(Layer layer) {
    return conf(layer).getActivationFn();
  }

  private static BaseOutputLayer conf(Layer layer) {
    return (BaseOutputLayer) LayerSelection.unfrozen(layer.conf().getLayer());
  }
}
