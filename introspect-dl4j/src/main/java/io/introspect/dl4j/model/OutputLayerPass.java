package io.introspect.dl4j.model;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The last layer alone: DL4J tells its listeners the hidden activations of a training step, but not
 * the output.
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
    var layer = network.getLayer(last);
    INDArray sum = input.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
    BaseOutputLayer conf = (BaseOutputLayer) LayerSelection.unfrozen(layer.conf().getLayer());
    if (conf.hasBias()) {
      sum.addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY));
    }
    return conf.getActivationFn().getActivation(sum, false).castTo(DataType.FLOAT);
  }
}
