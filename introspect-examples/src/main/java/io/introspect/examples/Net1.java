package io.introspect.examples;

import io.introspect.dl4j.train.TriangularSchedule;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * The paper's Net1 (Table 1): 12 hidden layers of 200 ELU units, one sigmoid per class, squared
 * error, dropout with retain probability 0.9.
 *
 * <p>Weights begin in U(−1/√n, 1/√n), n the fan-in: small enough for the deep layers to be nearly
 * linear at first, which lets them settle on few directions per class. From Xavier's larger weights
 * the same accuracy is reached sooner, but with activations that two numbers describe worse
 * (docs/results.md has the figures).
 */
final class Net1 {

  static final int HIDDEN_LAYERS = 12;
  static final int UNITS = 200;
  static final int BATCH = 128;
  private static final double RETAIN = 0.9;

  private Net1() {}

  /** Untrained, with a single triangle of the learning rate over the whole training. */
  static MultiLayerNetwork create(int inputs, int classes, int iterations, long seed) {
    return create(inputs, classes, new TriangularSchedule(iterations, 1e-3, 1), seed);
  }

  /** Untrained, with the paper's own schedule (§2.6), meant for 30 cycles of 3000 iterations. */
  static MultiLayerNetwork createPaper(int inputs, int classes, long seed) {
    return create(inputs, classes, new TriangularSchedule(3000, 1e-5, 1), seed);
  }

  private static MultiLayerNetwork create(
      int inputs, int classes, TriangularSchedule rate, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.UNIFORM)
            .updater(new Adam(rate))
            .list();
    layers.layer(
        new DenseLayer.Builder().nIn(inputs).nOut(UNITS).activation(Activation.ELU).build());
    for (int i = 1; i < HIDDEN_LAYERS; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(UNITS)
              .nOut(UNITS)
              .activation(Activation.ELU)
              .dropOut(RETAIN)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(new LossL2())
            .nIn(UNITS)
            .nOut(classes)
            .activation(Activation.SIGMOID)
            .dropOut(RETAIN)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }
}
