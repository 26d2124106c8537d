package io.introspect.dl4j;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.adapter.SingletonMultiDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A graph of two inputs, images of 2 × 2 pixels and a table of two columns, and of two outputs:
 * "size", a regression, and "kind", one of three classes, which lies in the images.
 */
final class Heads {

  private static final InputType[] TYPES = {
    InputType.convolutional(2, 2, 1), InputType.feedForward(2)
  };

  private Heads() {}

  /** The blobs as images, beside a table of noise. */
  static MultiDataSet data(int rows, long seed) {
    DataSet blobs = Blobs.data(rows, seed);
    Random random = new Random(seed);
    float[][] table = new float[rows][2];
    float[][] sizes = new float[rows][1];
    for (int row = 0; row < rows; row++) {
      table[row][0] = (float) random.nextGaussian();
      table[row][1] = (float) random.nextGaussian();
      sizes[row][0] = table[row][0] + table[row][1];
    }
    return new MultiDataSet(
        new INDArray[] {blobs.getFeatures().reshape(rows, 1, 2, 2), Nd4j.createFromArray(table)},
        new INDArray[] {Nd4j.createFromArray(sizes), blobs.getLabels()});
  }

  static MultiDataSetIterator iterator(int rows, long seed) {
    return new SingletonMultiDataSetIterator(data(rows, seed));
  }

  /** Untrained; {@code retain} below 1 drops units out while training. */
  static ComputationGraph network(double retain) {
    return network(retain, Activation.ELU.getActivationFunction());
  }

  /** With this activation in the layer "rows". */
  static ComputationGraph network(double retain, IActivation rows) {
    DenseLayer.Builder around = new DenseLayer.Builder().nOut(12).activation(Activation.ELU);
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("image", "table")
                .addLayer("seen", new ConvolutionLayer.Builder(1, 1).nOut(2).build(), "image")
                .addLayer("features", dense(8), "seen")
                .addLayer(
                    "rows", new DenseLayer.Builder().nOut(4).activation(rows).build(), "table")
                .addVertex("both", new MergeVertex(), "features", "rows")
                .addLayer("around", (retain < 1 ? around.dropOut(retain) : around).build(), "both")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "both", "around")
                .addLayer("aside", dense(6), "sum")
                .addLayer("size", out(LossFunction.MSE, Activation.IDENTITY, 1), "aside")
                .addLayer(
                    "kind", out(LossFunction.MCXENT, Activation.SOFTMAX, Blobs.CLASSES), "sum")
                .setOutputs("size", "kind")
                .setInputTypes(TYPES)
                .build());
    graph.init();
    return graph;
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.ELU).build();
  }

  private static OutputLayer out(LossFunction loss, Activation activation, int outputs) {
    return new OutputLayer.Builder(loss).activation(activation).nOut(outputs).build();
  }

  static void train(ComputationGraph graph, int steps) {
    Blobs.single(
        () -> {
          for (int i = 0; i < steps; i++) {
            graph.fit(data(64, i));
          }
          return null;
        });
  }

  /** A builder with quick settings, whose typicality and trust are still to be set. */
  static IntrospectorBuilder open(ComputationGraph graph) {
    return SelfIntrospector.wrap(graph)
        .output("kind")
        .inputTypes(TYPES)
        .seed(3)
        .autoencoder(Blobs.quickAutoencoder())
        .estimator(Blobs.quickEstimator());
  }

  /** A builder with quick settings, and without typicality and trust. */
  static IntrospectorBuilder wrap(ComputationGraph graph) {
    return open(graph).withoutTypicality().withoutTrust();
  }
}
