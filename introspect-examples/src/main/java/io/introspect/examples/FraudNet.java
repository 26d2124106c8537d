package io.introspect.examples;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A classifier of two classes as tables have: three small hidden layers, one sigmoid. */
final class FraudNet {

  static final int BATCH = 128;

  private FraudNet() {}

  static MultiLayerNetwork create(int inputs, long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.RELU)
                .updater(new Adam(1e-3))
                .list()
                .layer(dense(inputs, 64))
                .layer(dense(64, 32))
                .layer(dense(32, 32))
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(32)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static DenseLayer dense(int inputs, int units) {
    return new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.RELU).build();
  }
}
