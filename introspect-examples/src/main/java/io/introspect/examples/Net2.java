package io.introspect.examples;

import io.introspect.dl4j.model.OneDnn;
import io.introspect.dl4j.train.TriangularSchedule;
import io.introspect.examples.data.ImageSet;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * The paper's Net2 (Table 1): all-convolutional, seven layers of 3 x 3 filters, their mean over the
 * image, three dense layers of 512 ELU units, one sigmoid per class.
 *
 * <p>Its convolutions are normalized by batch unless it is the paper's own, and learned with the
 * cross-entropy of each output: both save epochs.
 *
 * @param channels of the images
 * @param classes how many
 * @param filters of the first three layers; the others have twice as many
 * @param paper whether as in Table 1 and §2.6: squared error, dropout, no normalization
 */
record Net2(int channels, int classes, int filters, boolean paper) {

  /** Table 1's. */
  static final int FILTERS = 96;

  static final int BATCH = 64;
  static final int PAPER_CYCLE = 5000;
  static final int PAPER_CYCLES = 100;

  /** The first tapped layer: the convolutions are not tapped (Table 1). */
  static final int DENSE_UNITS = 512;

  private static final int DENSE_LAYERS = 3;
  private static final double RETAIN = 0.8;
  private static final double PAPER_PEAK_RATE = 1e-5;
  private static final double PAPER_PEAK_DECAY = 0.95;

  static Net2 of(ImageSet images, int filters, boolean paper) {
    return new Net2(images.channels(), images.classNames().size(), filters, paper);
  }

  /** The paper's cycles, or a single one over the whole training. */
  TriangularSchedule schedule(int iterations, double peakRate) {
    return paper
        ? new TriangularSchedule(PAPER_CYCLE, PAPER_PEAK_RATE, PAPER_PEAK_DECAY)
        : new TriangularSchedule(iterations, peakRate, 1);
  }

  /** Untrained, for images of any size. */
  MultiLayerNetwork create(TriangularSchedule rate, long seed) {
    int side = 32; // anything: the mean over the image makes the parameters independent of it
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            configuration(InputType.convolutional(side, side, channels), rate, seed));
    network.init();
    OneDnn.accelerate(network);
    return network;
  }

  /** The same classifier, for images as rows of pixels. */
  MultiLayerNetwork ofRows(MultiLayerNetwork trained, int height, int width) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            configuration(
                InputType.convolutionalFlat(height, width, channels),
                new TriangularSchedule(2, 1, 1),
                0));
    network.init(trained.params(), true);
    OneDnn.accelerate(network);
    return network;
  }

  private MultiLayerConfiguration configuration(
      InputType images, TriangularSchedule rate, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.RELU)
            .updater(new Adam(rate))
            .list();
    convolution(layers, filters, 1);
    convolution(layers, filters, 1);
    convolution(layers, filters, 2);
    convolution(layers, 2 * filters, 1);
    convolution(layers, 2 * filters, 1);
    convolution(layers, 2 * filters, 2);
    convolution(layers, 2 * filters, 1);
    layers.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    for (int i = 0; i < DENSE_LAYERS; i++) {
      DenseLayer.Builder dense =
          new DenseLayer.Builder().nOut(DENSE_UNITS).activation(Activation.ELU);
      layers.layer((paper ? dense.dropOut(new Dropout(RETAIN)) : dense).build());
    }
    ILossFunction loss = paper ? new LossL2() : new LossBinaryXENT();
    OutputLayer.Builder output =
        new OutputLayer.Builder(loss).nOut(classes).activation(Activation.SIGMOID);
    layers.layer((paper ? output.dropOut(new Dropout(RETAIN)) : output).build());
    return layers.setInputType(images).build();
  }

  private void convolution(NeuralNetConfiguration.ListBuilder layers, int outputs, int stride) {
    ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(3, 3)
            .stride(stride, stride)
            .nOut(outputs)
            .convolutionMode(ConvolutionMode.Same);
    if (paper) {
      layers.layer(convolution.dropOut(new Dropout(RETAIN)).activation(Activation.ELU).build());
    } else {
      layers
          .layer(convolution.hasBias(false).activation(Activation.IDENTITY).build())
          .layer(new BatchNormalization())
          .layer(new ActivationLayer(Activation.ELU));
    }
  }
}
