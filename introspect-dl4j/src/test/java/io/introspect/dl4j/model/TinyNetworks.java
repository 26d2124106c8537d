package io.introspect.dl4j.model;

import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Classifiers of two inputs and two classes, small enough to compute by hand. */
public final class TinyNetworks {

  /** The parameters that {@link #setByHand} sets. */
  static final double[][] FIRST = {{1, 0, -1}, {0, 1, -1}};

  static final double[] FIRST_BIAS = {0, 0, 0.5};
  static final double[][] SECOND = {{1, -1}, {0.5, 0.5}, {0, 1}};
  static final double[] SECOND_BIAS = {-1, 0};
  static final double[][] OUT = {{1, -1}, {2, 0}};
  static final double[] OUT_BIAS = {0, 0.25};

  private TinyNetworks() {}

  /** 2 → first: 3 ELU → second: 2 ELU → out: 2 sigmoid, random but seeded. */
  public static MultiLayerNetwork classifier() {
    return network(layers -> layers.layer(first()).layer(second()).layer(out()));
  }

  /** As {@link #classifier()}, with parameters set by hand. */
  public static MultiLayerNetwork byHand() {
    return setByHand(classifier(), 0, 1, 2);
  }

  /** Any layers, on top of the usual settings. */
  static MultiLayerNetwork network(UnaryOperator<ListBuilder> layers) {
    return network(DataType.FLOAT, layers);
  }

  static MultiLayerNetwork network(DataType type, UnaryOperator<ListBuilder> layers) {
    ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(0.1))
            .activation(Activation.ELU)
            .list();
    MultiLayerNetwork network = new MultiLayerNetwork(layers.apply(list).build());
    network.init();
    return network;
  }

  static DenseLayer first() {
    return dense("first", 2, 3).build();
  }

  static DenseLayer second() {
    return dense("second", 3, 2).build();
  }

  static DenseLayer.Builder dense(String name, int inputs, int units) {
    return new DenseLayer.Builder().name(name).nIn(inputs).nOut(units).activation(Activation.ELU);
  }

  static OutputLayer out() {
    return out(Activation.SIGMOID, LossFunction.MSE, 2);
  }

  static OutputLayer out(Activation activation, LossFunction loss, int outputs) {
    return new OutputLayer.Builder(loss)
        .name("out")
        .nIn(2)
        .nOut(outputs)
        .activation(activation)
        .build();
  }

  /** Sets the parameters of the three layers at these places. */
  static MultiLayerNetwork setByHand(MultiLayerNetwork network, int first, int second, int out) {
    set(network, first, FIRST, FIRST_BIAS);
    set(network, second, SECOND, SECOND_BIAS);
    set(network, out, OUT, OUT_BIAS);
    return network;
  }

  private static void set(MultiLayerNetwork network, int layer, double[][] w, double[] b) {
    network.getLayer(layer).getParam("W").assign(Nd4j.createFromArray(w));
    network.getLayer(layer).getParam("b").assign(Nd4j.createFromArray(b).reshape(1, b.length));
  }

  /** Rows for these networks, random but seeded, from −2 to 2. */
  public static INDArray rows(int count) {
    float[][] values = new float[count][2];
    java.util.Random random = new java.util.Random(11);
    for (float[] row : values) {
      row[0] = random.nextFloat() * 4 - 2;
      row[1] = random.nextFloat() * 4 - 2;
    }
    return Nd4j.createFromArray(values);
  }

  /** x · w + b in plain Java. */
  static double[] affine(double[] x, double[][] w, double[] b) {
    double[] sum = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += x[i] * w[i][j];
      }
    }
    return sum;
  }

  static double[] elu(double... values) {
    return java.util.Arrays.stream(values).map(v -> v >= 0 ? v : Math.exp(v) - 1).toArray();
  }

  static double[] sigmoid(double... values) {
    return java.util.Arrays.stream(values).map(v -> 1 / (1 + Math.exp(-v))).toArray();
  }
}
