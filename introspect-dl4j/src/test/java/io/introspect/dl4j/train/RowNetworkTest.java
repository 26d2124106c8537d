package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.dense.DirectNetwork.Row;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** With activations that are computed directly, and with one that DL4J is left to. */
class RowNetworkTest {

  private static final int INPUTS = 4;

  private static MultiLayerNetwork network(Activation hidden) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .biasInit(0.3)
                .list()
                .layer(new DenseLayer.Builder().nIn(INPUTS).nOut(20).activation(hidden).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(20)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static INDArray rows(int n) {
    return Samples.matrix(INPUTS, Samples.normal(n * INPUTS, 0, 3));
  }

  private static float[][] run(RowNetwork network, INDArray x) {
    float[][] outputs = new float[(int) x.size(0)][];
    network.run(outputs.length, MatrixReader.of(x), (row, y) -> outputs[row] = y.clone());
    return outputs;
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"ELU", "TANH"})
  void outputsAreThoseOfDl4j(Activation hidden) {
    for (int n : new int[] {1, 2, 300}) {
      float[][] expected = network(hidden).output(rows(n)).toFloatMatrix();
      float[][] seen = run(new RowNetwork(network(hidden)), rows(n));
      assertThat(seen.length).isEqualTo(n);
      for (int row = 0; row < n; row++) {
        assertThat(seen[row]).containsExactly(expected[row], within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"ELU", "TANH"})
  void sourceAndSinkMayUseTheirValuesAsTheyLike(Activation hidden) {
    RowNetwork network = new RowNetwork(network(hidden));
    INDArray x = rows(250);
    float[][] expected = run(network, x);
    Row reader = MatrixReader.of(x);
    float[][] outputs = new float[250][];

    network.run(
        250,
        reader,
        (row, y) -> {
          outputs[row] = y.clone();
          Arrays.fill(y, Float.NaN);
        });

    assertThat(outputs).isDeepEqualTo(expected);
    assertThat(x).isEqualTo(rows(250));
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"ELU", "TANH"})
  void ofNoRowsNobodyIsAsked(Activation hidden) {
    Row unused =
        (row, values) -> {
          throw new AssertionError("row " + row);
        };
    new RowNetwork(network(hidden)).run(0, unused, unused);
  }
}
