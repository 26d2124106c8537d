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
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * The paper's Net1 (Table 1): 12 hidden layers of 200 ELU units, one sigmoid per class, squared
 * error, dropout between the layers.
 *
 * <p>Weights begin in U(−1/√n, 1/√n), n the fan-in: small enough for the deep layers to be nearly
 * linear at first, so that they settle on few directions. From Xavier's larger weights the
 * classifier learns faster, but its activations are ones that two numbers describe worse
 * (docs/results.md).
 */
final class Net1 {

  static final int HIDDEN_LAYERS = 12;
  static final int UNITS = 200;
  static final int BATCH = 128;

  /** The paper's probability to keep a unit in training (§2.6). */
  static final double RETAIN = 0.9;

  /** The paper's cycle of the learning rate, in iterations, and its peak (§2.6). */
  static final int PAPER_CYCLE = 3000;

  static final int PAPER_CYCLES = 30;
  private static final double PAPER_PEAK_RATE = 1e-5;

  /** The peak of the single cycle that takes the place of the paper's thirty. */
  private static final double PEAK_RATE = 1e-3;

  private Net1() {}

  /** Untrained, with a single triangle of the learning rate over the whole training. */
  static MultiLayerNetwork create(
      int inputs, int classes, int iterations, double retain, long seed) {
    return build(inputs, classes, new TriangularSchedule(iterations, PEAK_RATE, 1), retain, seed);
  }

  /** Untrained, with the paper's own schedule, meant for 30 cycles of 3000 iterations. */
  static MultiLayerNetwork createPaper(int inputs, int classes, long seed) {
    return build(
        inputs, classes, new TriangularSchedule(PAPER_CYCLE, PAPER_PEAK_RATE, 1), RETAIN, seed);
  }

  private static MultiLayerNetwork build(
      int inputs, int classes, TriangularSchedule rate, double retain, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.UNIFORM)
            .updater(new Adam(rate))
            .list();
    layers.layer(
        new DenseLayer.Builder().nIn(inputs).nOut(UNITS).activation(Activation.ELU).build());
    for (int i = 1; i < HIDDEN_LAYERS; i++) {
      DenseLayer.Builder hidden =
          new DenseLayer.Builder().nIn(UNITS).nOut(UNITS).activation(Activation.ELU);
      layers.layer((retain < 1 ? hidden.dropOut(new Dropout(retain)) : hidden).build());
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(new LossL2())
            .nIn(UNITS)
            .nOut(classes)
            .activation(Activation.SIGMOID);
    layers.layer((retain < 1 ? output.dropOut(new Dropout(retain)) : output).build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }
}
