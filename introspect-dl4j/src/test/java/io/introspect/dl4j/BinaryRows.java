package io.introspect.dl4j;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Rows of two overlapping classes, a fifth of them positive, with labels of one column, and
 * classifiers of them.
 */
final class BinaryRows {

  static final int FEATURES = 3;

  private static final int POSITIVE_EVERY = 5;

  private BinaryRows() {}

  /** Labels are [n, 1]. */
  static DataSet data(int rows, long seed) {
    Random random = new Random(seed);
    float[][] x = new float[rows][FEATURES];
    float[][] y = new float[rows][1];
    for (int row = 0; row < rows; row++) {
      y[row][0] = row % POSITIVE_EVERY == 0 ? 1 : 0;
      for (int i = 0; i < FEATURES; i++) {
        x[row][i] = (float) (random.nextGaussian() + 1.2 * y[row][0]);
      }
    }
    return new DataSet(Nd4j.createFromArray(x), Nd4j.createFromArray(y));
  }

  /** The same rows with labels [n, 2]. */
  static DataSet oneHot(DataSet rows) {
    return new DataSet(rows.getFeatures(), oneHot(rows.getLabels()));
  }

  static INDArray oneHot(INDArray labels) {
    return Nd4j.hstack(labels.rsub(1), labels);
  }

  /** 3 → 12 → 8 → one sigmoid. */
  static MultiLayerNetwork network() {
    return initialized(sigmoid());
  }

  /** 3 → 12 → 8 → one sigmoid, trained. */
  static MultiLayerNetwork trained() {
    MultiLayerNetwork network = network();
    train(network, 80);
    return network;
  }

  /** 3 → 12 → 8 → softmax over two, trained. */
  static MultiLayerNetwork trainedSoftmax() {
    MultiLayerNetwork network =
        initialized(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(8)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build());
    Blobs.single(
        () -> {
          for (int i = 0; i < 80; i++) {
            network.fit(oneHot(data(64, i)));
          }
          return null;
        });
    return network;
  }

  static void train(MultiLayerNetwork network, int steps) {
    Blobs.single(
        () -> {
          for (int i = 0; i < steps; i++) {
            network.fit(data(64, i));
          }
          return null;
        });
  }

  /** 3 → 12 → one sigmoid, trained. */
  static ComputationGraph trainedGraph() {
    ComputationGraph graph =
        new ComputationGraph(
            settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(FEATURES, 12), "in")
                .addLayer("second", dense(12, 8), "first")
                .addLayer("out", sigmoid(), "second")
                .setOutputs("out")
                .build());
    graph.init();
    Blobs.single(
        () -> {
          for (int i = 0; i < 80; i++) {
            graph.fit(data(64, i));
          }
          return null;
        });
    return graph;
  }

  private static MultiLayerNetwork initialized(OutputLayer last) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings().list().layer(dense(FEATURES, 12)).layer(dense(12, 8)).layer(last).build());
    network.init();
    return network;
  }

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder().seed(7).updater(new Adam(0.01));
  }

  private static DenseLayer dense(int inputs, int units) {
    return new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.ELU).build();
  }

  private static OutputLayer sigmoid() {
    return new OutputLayer.Builder(LossFunction.XENT)
        .nIn(8)
        .nOut(1)
        .activation(Activation.SIGMOID)
        .build();
  }
}
