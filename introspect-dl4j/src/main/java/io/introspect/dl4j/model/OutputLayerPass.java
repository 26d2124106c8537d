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
   * @param time which steps the rows have
   * @return ŷ, [n, K], float32, of sequences at each row's last step
   */
  static INDArray apply(MultiLayerNetwork network, INDArray hidden, TimeSteps time) {
    int last = network.getnLayers() - 1;
    InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(last);
    return apply(network.getLayer(last), before, hidden, time);
  }

  /**
   * Applies an output layer.
   *
   * @param before the preprocessor before it, or null
   * @param hidden what comes before, not changed
   * @param time which steps the rows have
   * @return ŷ, [n, K], float32, of sequences at each row's last step
   */
  static INDArray apply(Layer layer, InputPreProcessor before, INDArray hidden, TimeSteps time) {
    INDArray input =
        before == null
            ? hidden
            : before.preProcess(hidden, time.rows(), LayerWorkspaceMgr.noWorkspaces());
    INDArray rows =
        input.rank() == 3
            ? TappedNetwork.output(layer.conf().getLayer(), inputs(layer)).read(input, time)
            : input;
    INDArray own = activation(layer).getActivation(sum(layer, rows), false);
    return BinaryOutput.perClass(own.castTo(DataType.FLOAT));
  }

  /**
   * Walks back through an output layer, or a plain dense one.
   *
   * @param layer with weights, an activation, and perhaps a bias
   * @param input what it was given, [n, inputs] or a sequence of these, not changed
   * @param slope the derivatives with respect to its result, [n, outputs] or a sequence of these;
   *     may be overwritten
   * @return the derivatives with respect to the input, of its shape, owned by the caller
   */
  static INDArray backward(Layer layer, INDArray input, INDArray slope) {
    if (input.rank() == 3) {
      return backwardSteps(layer, input, slope);
    }
    INDArray sum = sum(layer, input);
    INDArray delta = activation(layer).backprop(sum, slope).getFirst();
    INDArray gradient = delta.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY).transpose());
    NetworkReplicas.closeAllBut(List.of(sum, delta), slope, gradient);
    return gradient;
  }

  /** Of a layer that is applied to every step of a sequence, as its own rows. */
  private static INDArray backwardSteps(Layer layer, INDArray input, INDArray slope) {
    boolean unitsLast = TappedNetwork.unitsLast(layer.conf().getLayer());
    int[] order = unitsLast ? new int[] {0, 1, 2} : new int[] {0, 2, 1};
    long[] shape = input.permute(order).shape();
    INDArray gradient = backward(layer, rows(input.permute(order)), rows(slope.permute(order)));
    return gradient.reshape('c', shape).permute(order);
  }

  private static INDArray rows(INDArray steps) {
    return steps.dup('c').reshape('c', steps.size(0) * steps.size(1), steps.size(2));
  }

  private static INDArray sum(Layer layer, INDArray input) {
    INDArray sum = input.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
    INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
    return bias == null ? sum : sum.addiRowVector(bias);
  }

  private static int inputs(Layer layer) {
    return Math.toIntExact(layer.getParam(DefaultParamInitializer.WEIGHT_KEY).size(0));
  }

  private static IActivation activation(Layer layer) {
    return ((BaseLayer) LayerSelection.unfrozen(layer.conf().getLayer())).getActivationFn();
  }
}
