package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DirectLayerTest {

  private static final INDArrayIndex ALL = NDArrayIndex.all();

  private static DirectLayer direct(Layer layer) {
    return DirectLayer.of(layer).orElseThrow();
  }

  private static void assertAsDl4j(Layer layer, INDArray x) {
    INDArray expected = DenseNetworks.byDl4j(layer, x);
    assertThat(direct(layer).takes(x)).isTrue();

    INDArray seen = direct(layer).apply(x);

    assertThat(seen.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(seen.shape()).isEqualTo(expected.shape());
    float[] values = DenseNetworks.flat(seen);
    float[] sought = DenseNetworks.flat(expected);
    float largest = expected.amaxNumber().floatValue();
    assertThat(DenseNetworks.farthest(values, sought)).isLessThan(1e-5 * Math.max(1, largest));
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationIsThatOfDl4j(Activation activation) {
    for (boolean bias : new boolean[] {true, false}) {
      Layer layer = DenseNetworks.layer(6, 9, activation.getActivationFunction(), bias);
      assertAsDl4j(layer, DenseNetworks.rows(1, 6));
      assertAsDl4j(layer, DenseNetworks.rows(23, 6));
    }
  }

  @Test
  void activationsWithSettingsKeepThem() {
    INDArray x = DenseNetworks.rows(23, 6);
    assertAsDl4j(DenseNetworks.layer(6, 9, new ActivationELU(0.3), true), x);
    assertAsDl4j(DenseNetworks.layer(6, 9, new ActivationLReLU(0.3), true), x);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1, 7", "1, 7, 1", "7, 1, 1", "5, 1, 3", "500, 30, 20", "2, 300, 200"})
  void anySizeIsTaken(int n, int inputs, int outputs) {
    assertAsDl4j(DenseNetworks.layer(inputs, outputs), DenseNetworks.rows(n, inputs));
  }

  @Test
  void outputLayersAreTaken() {
    for (Activation activation : List.of(Activation.SOFTMAX, Activation.IDENTITY)) {
      Layer layer =
          DenseNetworks.network(DenseNetworks.output(6, 4).activation(activation).build())
              .getLayer(0);
      assertAsDl4j(layer, DenseNetworks.rows(1, 6));
      assertAsDl4j(layer, DenseNetworks.rows(23, 6));
    }
  }

  @Test
  void layersInTheMiddleOfANetworkAreTaken() {
    MultiLayerNetwork network = DenseNetworks.three();
    assertAsDl4j(network.getLayer(1), DenseNetworks.rows(9, 40));
    assertAsDl4j(network.getLayer(2), DenseNetworks.rows(9, 17));
  }

  @Test
  void dropoutIsForTrainingOnly() {
    Layer layer = DenseNetworks.network(DenseNetworks.dense(6, 9).dropOut(0.5).build()).getLayer(0);
    assertAsDl4j(layer, DenseNetworks.rows(23, 6));
  }

  @Test
  void frozenLayersAreTaken() {
    FrozenLayer frozen = new FrozenLayer(DenseNetworks.dense(6, 9).build());
    assertAsDl4j(DenseNetworks.network(frozen).getLayer(0), DenseNetworks.rows(23, 6));
  }

  @Test
  void rowsThatAreAViewWithoutGapsAreTaken() {
    Layer layer = DenseNetworks.layer(6, 9);
    INDArray rows = DenseNetworks.rows(30, 6);
    assertAsDl4j(layer, rows.get(NDArrayIndex.interval(7, 20), ALL));
    assertAsDl4j(layer, rows.get(NDArrayIndex.interval(29, 30), ALL));
    INDArray wide = DenseNetworks.rows(30, 11);
    assertAsDl4j(layer, wide.get(NDArrayIndex.interval(4, 5), NDArrayIndex.interval(3, 9)));
  }

  @Test
  void rowsThatDoNotLieInOnePieceAreNotTaken() {
    DirectLayer layer = direct(DenseNetworks.layer(6, 9));
    INDArray wide = DenseNetworks.rows(30, 11);
    assertThat(layer.takes(wide.get(ALL, NDArrayIndex.interval(3, 9)))).isFalse();
    assertThat(layer.takes(DenseNetworks.rows(30, 6).dup('f'))).isFalse();
    assertThat(layer.takes(DenseNetworks.rows(6, 30).transpose())).isFalse();
  }

  @Test
  void rowsOfAnotherKindAreNotTaken() {
    DirectLayer layer = direct(DenseNetworks.layer(6, 9));
    INDArray rows = DenseNetworks.rows(30, 6);
    assertThat(layer.takes(rows.castTo(DataType.DOUBLE))).isFalse();
    assertThat(layer.takes(rows.reshape(30, 6, 1))).isFalse();
    assertThat(layer.takes(rows.getRow(0))).isFalse();
    assertThat(layer.takes(DenseNetworks.rows(30, 5))).isFalse();
    assertThat(layer.takes(DenseNetworks.rows(30, 7))).isFalse();
    assertThat(layer.takes(Nd4j.create(DataType.FLOAT, 0, 6))).isFalse();
  }

  static Stream<org.deeplearning4j.nn.conf.layers.Layer> others() {
    return Stream.of(
        DenseNetworks.dense(6, 9).hasLayerNorm(true).build(),
        new ActivationLayer(Activation.ELU),
        new DropoutLayer(0.5),
        new BatchNormalization.Builder().nIn(6).nOut(6).build(),
        new EmbeddingLayer.Builder().nIn(6).nOut(9).build(),
        new CenterLossOutputLayer.Builder().nIn(6).nOut(9).build(),
        new LossLayer.Builder().build());
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherLayersAreLeftToDl4j(org.deeplearning4j.nn.conf.layers.Layer other) {
    assertThat(DirectLayer.of(DenseNetworks.network(other).getLayer(0))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "HALF"})
  void layersOfAnotherTypeAreLeftToDl4j(DataType type) {
    MultiLayerNetwork network = DenseNetworks.network(type, DenseNetworks.dense(6, 9).build());
    assertThat(DirectLayer.of(network.getLayer(0))).isEmpty();
  }

  @Test
  void parametersChangedInPlaceAreFollowed() {
    MultiLayerNetwork network = DenseNetworks.network(DenseNetworks.dense(6, 9).build());
    DirectLayer layer = direct(network.getLayer(0));
    INDArray x = DenseNetworks.rows(5, 6);
    float[] before = DenseNetworks.flat(layer.apply(x));

    network.params().muli(-0.5);

    float[] halved = DenseNetworks.flat(layer.apply(x));
    assertThat(halved).isNotEqualTo(before);
    assertThat(halved)
        .containsExactly(
            DenseNetworks.flat(DenseNetworks.byDl4j(network.getLayer(0), x)), within(1e-5f));
  }

  @Test
  void aWeightAndABiasChangedInPlaceAreFollowed() {
    Layer layer = DenseNetworks.layer(2, 2, Activation.IDENTITY.getActivationFunction(), true);
    DirectLayer direct = direct(layer);
    layer.getParam("W").assign(0);
    layer.getParam("b").assign(0);
    layer.getParam("W").putScalar(0, 1, 3);
    layer.getParam("b").putScalar(0, 0, 5);

    INDArray y = direct.apply(DenseNetworks.rows(4, 2).muli(0).addi(1));

    assertThat(y.toFloatMatrix()).isDeepEqualTo(new float[][] {{5, 3}, {5, 3}, {5, 3}, {5, 3}});
  }

  @Test
  void parametersReplacedAsAWholeAreFollowed() {
    MultiLayerNetwork network = DenseNetworks.network(DenseNetworks.dense(6, 9).build());
    DirectLayer layer = direct(network.getLayer(0));
    INDArray x = DenseNetworks.rows(5, 6);

    network.setParams(network.params().mul(-0.5));
    network.setParam("0_b", network.getParam("0_b").add(1));

    assertThat(DenseNetworks.flat(layer.apply(x)))
        .containsExactly(
            DenseNetworks.flat(DenseNetworks.byDl4j(network.getLayer(0), x)), within(1e-5f));
  }

  @Test
  void closedParametersAreNotRead() {
    MultiLayerNetwork network = DenseNetworks.network(DenseNetworks.dense(6, 9).build());
    DirectLayer layer = direct(network.getLayer(0));
    assertThat(layer.takes(DenseNetworks.rows(5, 6))).isTrue();

    network.close();

    assertThat(layer.takes(DenseNetworks.rows(5, 6))).isFalse();
  }

  @Test
  void rowsStayAsTheyAreAndResultsAreOfTheirOwn() {
    DirectLayer layer =
        direct(DenseNetworks.layer(6, 6, Activation.IDENTITY.getActivationFunction(), false));
    INDArray x = DenseNetworks.rows(5, 6);
    INDArray copy = x.dup();
    INDArray first = layer.apply(x);
    float[] before = DenseNetworks.flat(first);

    layer.apply(x.mul(-3));

    assertThat(x).isEqualTo(copy);
    assertThat(DenseNetworks.flat(first)).isEqualTo(before);
    assertThat(first.isView()).isFalse();
    assertThat(first.ordering()).isEqualTo('c');
  }

  @Test
  void knowsItsSize() {
    DirectLayer layer = direct(DenseNetworks.layer(6, 9));
    assertThat(layer.inputs()).isEqualTo(6);
    assertThat(layer.outputs()).isEqualTo(9);
    assertThat(layer.bias()).isPresent();
    float[] biases = new float[9];
    layer.readBiases(biases, 9);
    assertThat(biases).doesNotContain(0);
  }

  @Test
  void withoutBiasesTheyAreZeros() {
    DirectLayer layer =
        direct(DenseNetworks.layer(6, 9, Activation.SWISH.getActivationFunction(), false));
    assertThat(layer.bias()).isEmpty();
    assertThat(layer.bend()).isEmpty();
    float[] biases = new float[9];
    layer.readBiases(biases, 9);
    assertThat(biases).containsOnly(0);
  }

  @Test
  void eightThreadsSeeWhatOneSees() throws Exception {
    DirectLayer layer = direct(DenseNetworks.layer(20, 30));
    INDArray x = DenseNetworks.rows(50, 20);
    float[] expected = DenseNetworks.flat(layer.apply(x));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> alike =
          threads.invokeAll(
              IntStream.range(0, 200)
                  .<Callable<Boolean>>mapToObj(
                      i -> () -> Arrays.equals(DenseNetworks.flat(layer.apply(x)), expected))
                  .toList());
      for (Future<Boolean> same : alike) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
