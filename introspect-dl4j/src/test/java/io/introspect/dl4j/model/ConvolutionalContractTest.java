package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.OptionalLong;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Channels read by regions, behind batch normalization and dropout. */
class ConvolutionalContractTest extends IntrospectableModelContract {

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          layers ->
              layers
                  .layer(
                      new ConvolutionLayer.Builder(2, 2)
                          .nOut(3)
                          .activation(new CountingTanh())
                          .build())
                  .layer(new BatchNormalization())
                  .layer(new DropoutLayer(0.5))
                  .layer(new ConvolutionLayer.Builder(2, 2).nOut(4).build())
                  .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                  .layer(
                      new OutputLayer.Builder(LossFunction.MCXENT)
                          .nOut(3)
                          .activation(Activation.SOFTMAX)
                          .build())
                  .setInputType(InputType.convolutional(5, 6, 2)));

  @Override
  protected IntrospectableModel model() {
    return new MultiLayerModel(
        network, LayerSelection.all().withChannels(ChannelReading.regions(2, 2)));
  }

  @Override
  protected INDArray rows() {
    return FiniteDifferences.random(5, 8, 2, 5, 6).castTo(DataType.FLOAT);
  }

  @Override
  protected List<INDArray> wrongRows() {
    return List.of(Nd4j.zeros(DataType.FLOAT, 4, 3, 5, 6), Nd4j.zeros(DataType.FLOAT, 4, 60));
  }

  @Override
  protected OptionalLong forwardPasses() {
    return OptionalLong.of(CountingTanh.CALLS.get());
  }
}
