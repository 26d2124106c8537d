package io.introspect.examples;

import io.introspect.dl4j.train.TriangularSchedule;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The classifier that most people train, and train well: two hidden layers of 256 ReLU units, half
 * of them dropped out, softmax, cross-entropy.
 */
final class SoftmaxNet {

  static final int BATCH = 128;

  private static final int UNITS = 256;
  private static final double RETAIN = 0.5;
  private static final double PEAK_RATE = 2e-3;

  private SoftmaxNet() {}

  /** Untrained, with a single triangle of the learning rate over the whole training. */
  static MultiLayerNetwork create(int inputs, int classes, int iterations, long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.RELU)
                .updater(new Adam(new TriangularSchedule(iterations, PEAK_RATE, 1)))
                .list()
                .layer(dense(inputs).build())
                .layer(dense(UNITS).dropOut(new Dropout(RETAIN)).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(UNITS)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .dropOut(new Dropout(RETAIN))
                        .build())
                .build());
    network.init();
    return network;
  }

  private static DenseLayer.Builder dense(int inputs) {
    return new DenseLayer.Builder().nIn(inputs).nOut(UNITS).activation(Activation.RELU);
  }
}
