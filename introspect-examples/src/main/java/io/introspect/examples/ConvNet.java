package io.introspect.examples;

import io.introspect.dl4j.model.OneDnn;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small convolutional classifier of images: two convolutions with pooling, one dense layer. */
final class ConvNet {

  static final int BATCH = 64;
  static final int EPOCHS = 2;

  private ConvNet() {}

  static MultiLayerNetwork create(int height, int width, int channels, int classes, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(1e-3))
            .activation(Activation.ELU)
            .list()
            .layer(convolution("conv1", 5, 16))
            .layer(pooling())
            .layer(convolution("conv2", 3, 32))
            .layer(pooling())
            .layer(new DenseLayer.Builder().name("dense").nOut(64).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(classes)
                    .activation(Activation.SOFTMAX)
                    .build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            layers.setInputType(InputType.convolutionalFlat(height, width, channels)).build());
    network.init();
    OneDnn.accelerate(network);
    return network;
  }

  private static ConvolutionLayer convolution(String name, int side, int channels) {
    return new ConvolutionLayer.Builder(side, side).name(name).nOut(channels).build();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build();
  }
}
