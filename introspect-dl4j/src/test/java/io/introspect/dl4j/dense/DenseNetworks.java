package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of dense layers whose weights and biases are all random but seeded, and rows. */
final class DenseNetworks {

  private DenseNetworks() {}

  /** Any layers. */
  static MultiLayerNetwork network(
      DataType type, org.deeplearning4j.nn.conf.layers.Layer... layers) {
    ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(7).dataType(type).updater(new Sgd(0.1)).list();
    Arrays.stream(layers).forEach(list::layer);
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    Random random = new Random(5);
    INDArray parameters = network.params(); // null if there are none, up to 1.0.0-beta7
    for (long i = 0; parameters != null && i < parameters.length(); i++) {
      parameters.putScalar(i, random.nextGaussian() * 0.4);
    }
    return network;
  }

  static MultiLayerNetwork network(org.deeplearning4j.nn.conf.layers.Layer... layers) {
    return network(DataType.FLOAT, layers);
  }

  static DenseLayer.Builder dense(int inputs, int outputs) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(Activation.ELU);
  }

  static OutputLayer.Builder output(int inputs, int outputs) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY);
  }

  /** inputs → outputs, ELU. */
  static Layer layer(int inputs, int outputs) {
    return network(dense(inputs, outputs).build()).getLayer(0);
  }

  static Layer layer(int inputs, int outputs, IActivation activation, boolean bias) {
    DenseLayer layer = dense(inputs, outputs).activation(activation).hasBias(bias).build();
    return network(layer).getLayer(0);
  }

  /** 5 → 40 ELU → 17 ReLU → 3. */
  static MultiLayerNetwork three() {
    return network(
        dense(5, 40).build(),
        dense(40, 17).activation(Activation.RELU).build(),
        output(17, 3).build());
  }

  /** Standard normal. */
  static INDArray rows(int n, int columns) {
    return Nd4j.create(normal(n * columns, 11), new long[] {n, columns}, 'c');
  }

  static float[] normal(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static FloatPointer pointer(float... values) {
    return new FloatPointer(values);
  }

  static float[] values(FloatPointer pointer, int n) {
    float[] values = new float[n];
    pointer.get(values);
    return values;
  }

  /** What DL4J itself makes of rows. */
  static INDArray byDl4j(Layer layer, INDArray x) {
    return layer.activate(x.dup('c'), false, LayerWorkspaceMgr.noWorkspaces());
  }

  /** The largest difference between two values at the same place; NaN if one is. */
  static double farthest(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double farthest = 0;
    for (int i = 0; i < a.length; i++) {
      farthest = Math.max(farthest, Math.abs((double) a[i] - b[i]));
    }
    return farthest;
  }

  static float[] flat(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }
}
