package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A step gives what DL4J's layer gives, whoever computes it. */
class LayerStepTest {

  private static final int INPUTS = 6;

  /** With biases that are not zero. */
  private static Layer only(DataType type, org.deeplearning4j.nn.conf.layers.Layer settings) {
    MultiLayerNetwork network = TinyNetworks.network(type, layers -> layers.layer(settings));
    Random random = new Random(5);
    for (long i = 0; i < network.params().length(); i++) {
      network.params().putScalar(i, random.nextGaussian() * 0.4);
    }
    return network.getLayer(0);
  }

  private static Layer only(org.deeplearning4j.nn.conf.layers.Layer settings) {
    return only(DataType.FLOAT, settings);
  }

  private static DenseLayer.Builder dense() {
    return TinyNetworks.dense("dense", INPUTS, 9);
  }

  private static INDArray rows(int n) {
    return rows(n, INPUTS);
  }

  private static INDArray rows(int n, int columns) {
    Random random = new Random(11);
    float[] values = new float[n * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {n, columns}, 'c');
  }

  private static INDArray forward(Layer layer, INDArray x) {
    return new LayerStep(0, null, layer).forward(List.of(x), (int) x.size(0));
  }

  private static void assertAsDl4j(Layer layer, INDArray x) {
    INDArray given = x.dup('c');
    INDArray expected = layer.activate(x.dup(), false, LayerWorkspaceMgr.noWorkspaces());

    INDArray seen = forward(layer, x);

    assertThat(seen.dataType()).isEqualTo(expected.dataType());
    assertThat(seen.shape()).isEqualTo(expected.shape());
    float[] values = Rows.values(seen);
    float[] sought = Rows.values(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("at %d", i)
          .isCloseTo(sought[i], within(1e-5f * Math.max(1, Math.abs(sought[i]))));
    }
    assertThat(x.dup('c')).as("the input").isEqualTo(given);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SOFTMAX", "SIGMOID", "TANH", "ELU", "RELU", "IDENTITY", "LEAKYRELU"})
  void denseAndOutputLayersAreThoseOfDl4j(Activation activation) {
    for (int n : new int[] {1, 2, 300}) {
      assertAsDl4j(only(dense().activation(activation).build()), rows(n));
      assertAsDl4j(only(dense().activation(activation).hasBias(false).build()), rows(n));
      assertAsDl4j(
          only(
              new OutputLayer.Builder(LossFunction.MSE)
                  .nIn(INPUTS)
                  .nOut(3)
                  .activation(activation)
                  .build()),
          rows(n));
    }
  }

  @Test
  void rowsMayLieInMemoryAsTheyLike() {
    Layer layer = only(dense().build());
    assertAsDl4j(layer, rows(20).dup('f'));
    assertAsDl4j(layer, rows(INPUTS, 20).transpose());
    assertAsDl4j(layer, rows(20, 11).get(NDArrayIndex.all(), NDArrayIndex.interval(3, 9)));
    assertAsDl4j(layer, rows(20).get(NDArrayIndex.interval(3, 9), NDArrayIndex.all()));
    assertAsDl4j(layer, rows(20).get(NDArrayIndex.interval(1, 2, 19), NDArrayIndex.all()));
    assertAsDl4j(
        layer, rows(20, 11).dup('f').get(NDArrayIndex.interval(4, 5), NDArrayIndex.interval(3, 9)));
  }

  @Test
  void rowsMayBeOfDoubles() {
    assertAsDl4j(only(dense().build()), rows(20).castTo(DataType.DOUBLE));
    assertAsDl4j(only(dense().build()), rows(1).castTo(DataType.DOUBLE));
  }

  @Test
  void networksMayBeOfDoubles() {
    assertAsDl4j(only(DataType.DOUBLE, dense().build()), rows(20).castTo(DataType.DOUBLE));
    assertAsDl4j(only(DataType.DOUBLE, dense().build()), rows(20));
  }

  /** DL4J 1.0.0-beta7's own fails in its operation. */
  @Test
  void layerNormIsThatOfDl4j() {
    Layer layer = only(dense().hasLayerNorm(true).build());
    assumeThatCode(() -> layer.activate(rows(20), false, LayerWorkspaceMgr.noWorkspaces()))
        .doesNotThrowAnyException();
    assertAsDl4j(layer, rows(20));
    assertAsDl4j(only(dense().hasLayerNorm(true).hasBias(false).build()), rows(20));
  }

  @Test
  void dropoutIsForTrainingOnly() {
    assertAsDl4j(only(dense().dropOut(0.5).build()), rows(20));
  }

  @Test
  void frozenLayersAreThoseOfDl4j() {
    assertAsDl4j(only(new FrozenLayer(dense().build())), rows(20));
  }

  @Test
  void maskedRowsAreThoseOfDl4j() {
    Layer layer = only(dense().build());
    layer.setMaskArray(Nd4j.createFromArray(new float[][] {{1}, {0}, {1}, {0}}));
    INDArray seen = forward(layer, rows(4));
    assertThat(seen.getRow(1).amaxNumber().doubleValue()).isZero();
    assertThat(seen.getRow(2).amaxNumber().doubleValue()).isPositive();
    assertAsDl4j(layer, rows(4));
  }

  @Test
  void preprocessorComesFirst() {
    Layer layer = only(dense().build());
    INDArray images = rows(4).reshape(4, 1, 2, 3);

    INDArray seen =
        new LayerStep(0, new CnnToFeedForwardPreProcessor(2, 3, 1), layer)
            .forward(List.of(images), 4);

    assertThat(Rows.values(seen)).isEqualTo(Rows.values(forward(layer, rows(4))));
  }

  @Test
  void rowsOfAnotherWidthAreRefusedAsDl4jDoes() {
    Layer layer = only(dense().build());
    assertThatThrownBy(() -> forward(layer, rows(4, 5)))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("5");
  }

  @Test
  void changedParametersAreFollowed() {
    Layer layer = only(dense().build());
    LayerStep step = new LayerStep(0, null, layer);
    INDArray x = rows(4);
    float[] before = Rows.values(step.forward(List.of(x), 4));

    layer.getParam("b").addi(1);

    assertThat(Rows.values(step.forward(List.of(x), 4)))
        .isNotEqualTo(before)
        .isEqualTo(Rows.values(forward(layer, x)));
    assertAsDl4j(layer, x);
  }

  @Test
  void worksOnAfterItWasCleared() {
    LayerStep step = new LayerStep(0, null, only(dense().build()));
    float[] before = Rows.values(step.forward(List.of(rows(4)), 4));
    step.clear();
    step.clear();
    assertThat(Rows.values(step.forward(List.of(rows(4)), 4))).isEqualTo(before);
  }
}
