package io.introspect.dl4j.model;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
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
    INDArray own = activation(layer).getActivation(sum(layer, input), false);
    return BinaryOutput.perClass(own.castTo(DataType.FLOAT));
  }

  /**
   * Walks back through an output layer, or a plain dense one.
   *
   * @param layer with weights, an activation, and perhaps a bias
   * @param input what it was given, [n, inputs], not changed
   * @param slope the derivatives with respect to its result, [n, outputs]; may be overwritten
   * @return the derivatives with respect to the input, [n, inputs], owned by the caller
   */
  static INDArray backward(Layer layer, INDArray input, INDArray slope) {
    INDArray sum = sum(layer, input);
    INDArray delta = activation(layer).backprop(sum, slope).getFirst();
    INDArray gradient = delta.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY).transpose());
    NetworkReplicas.closeAllBut(List.of(sum, delta), slope, gradient);
    return gradient;
  }

  private static INDArray sum(Layer layer, INDArray input) {
    INDArray sum = input.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
    INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
    return bias == null ? sum : sum.addiRowVector(bias);
  }

  private static IActivation activation(Layer layer) {
    return ((BaseLayer) LayerSelection.unfrozen(layer.conf().getLayer())).getActivationFn();
  }
}
