package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.introspect.dl4j.dense.DirectNetwork.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class DirectNetworkTest {

  /** What may come of the order in which a product's terms are added, for outputs of about 1. */
  private static final double ROUNDING = 5e-6;

  private final MultiLayerNetwork dl4j = DenseNetworks.three();
  private final DirectNetwork network = DirectNetwork.of(dl4j.getLayers()).orElseThrow();

  private static float[][] run(DirectNetwork network, INDArray x) {
    float[][] outputs = new float[(int) x.size(0)][];
    network.run(outputs.length, FloatRows.of(x)::read, (row, y) -> outputs[row] = y.clone());
    return outputs;
  }

  private static void assertAsDl4j(MultiLayerNetwork dl4j, INDArray x) {
    float[][] outputs = run(DirectNetwork.of(dl4j.getLayers()).orElseThrow(), x);
    float[][] expected = dl4j.output(x).toFloatMatrix();
    for (int row = 0; row < expected.length; row++) {
      assertThat(DenseNetworks.farthest(outputs[row], expected[row]))
          .as("row %d", row)
          .isLessThan(ROUNDING);
    }
  }

  private static Row unused() {
    return (row, values) -> {
      throw new AssertionError("row " + row);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 512, 513, 1000})
  void isTheNetworkOfDl4j(int rows) {
    assertAsDl4j(dl4j, DenseNetworks.rows(rows, 5));
  }

  @ParameterizedTest
  @CsvSource({"1, 300, 1", "300, 1, 300", "2, 3, 400", "400, 3, 2", "1, 1, 1"})
  void widthsMayRiseAndFall(int inputs, int hidden, int outputs) {
    MultiLayerNetwork network =
        DenseNetworks.network(
            DenseNetworks.dense(inputs, hidden).build(),
            DenseNetworks.output(hidden, outputs).build());
    network.params().muli(0.3);
    assertAsDl4j(network, DenseNetworks.rows(200, inputs));
  }

  @Test
  void oneLayerIsEnough() {
    assertAsDl4j(
        DenseNetworks.network(DenseNetworks.output(5, 2).build()), DenseNetworks.rows(200, 5));
  }

  @Test
  void layersMayDoWithoutBias() {
    assertAsDl4j(
        DenseNetworks.network(
            DenseNetworks.dense(5, 20).hasBias(false).build(),
            DenseNetworks.output(20, 2).hasBias(false).build()),
        DenseNetworks.rows(200, 5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"LEAKYRELU", "SELU", "SWISH"})
  void aLayerThatBendsOtherwiseIsRefused(Activation activation) {
    MultiLayerNetwork other =
        DenseNetworks.network(
            DenseNetworks.dense(5, 4).build(),
            DenseNetworks.output(4, 2).activation(activation).build());
    assertThat(DirectNetwork.of(other.getLayers())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SOFTMAX", "SIGMOID", "TANH"})
  void classifiersAreTaken(Activation activation) {
    assertAsDl4j(
        DenseNetworks.network(
            DenseNetworks.dense(5, 40).activation(Activation.TANH).build(),
            DenseNetworks.output(40, 3).activation(activation).build()),
        DenseNetworks.rows(200, 5));
  }

  @Test
  void followsTheParameters() {
    INDArray x = DenseNetworks.rows(10, 5);
    run(network, x);
    dl4j.params().muli(0.5);
    float[][] expected = dl4j.output(x).toFloatMatrix();
    float[][] outputs = run(network, x);
    for (int row = 0; row < expected.length; row++) {
      assertThat(DenseNetworks.farthest(outputs[row], expected[row])).isLessThan(ROUNDING);
    }
  }

  @Test
  void everyLayerIsShown() {
    INDArray x = DenseNetworks.rows(300, 5);
    List<INDArray> expected = dl4j.feedForward(x);
    float[][][] seen = new float[dl4j.getnLayers()][300][];
    network.observe(
        300,
        FloatRows.of(x)::read,
        (layer, row, values, from) ->
            seen[layer][row] =
                Arrays.copyOfRange(values, from, from + (int) expected.get(layer + 1).size(1)));
    for (int layer = 0; layer < seen.length; layer++) {
      float[][] of = expected.get(layer + 1).toFloatMatrix();
      for (int row = 0; row < 300; row++) {
        assertThat(DenseNetworks.farthest(seen[layer][row], of[row])).isLessThan(ROUNDING);
      }
    }
  }

  @Test
  void aNetworkOfAnotherTypeIsRefused() {
    MultiLayerNetwork doubles =
        DenseNetworks.network(DataType.DOUBLE, DenseNetworks.output(5, 2).build());
    assertThat(DirectNetwork.of(doubles.getLayers())).isEmpty();
  }

  @Test
  void rowsOneByOneAreThoseOfBlocks() {
    INDArray x = DenseNetworks.rows(400, 5);
    float[][] together = run(network, x);
    for (int row = 0; row < 400; row++) {
      float[] alone = run(network, x.getRow(row, true))[0];
      assertThat(DenseNetworks.farthest(alone, together[row]))
          .as("row %d", row)
          .isLessThan(ROUNDING);
    }
  }

  @Test
  void theSameRowsGiveTheSameBits() {
    INDArray x = DenseNetworks.rows(400, 5);
    float[][] first = run(network, x);
    run(network, DenseNetworks.rows(7, 5).mul(100));
    assertThat(run(network, x)).isDeepEqualTo(first);
    assertThat(run(DirectNetwork.of(dl4j.getLayers()).orElseThrow(), x)).isDeepEqualTo(first);
  }

  @Test
  void ofNoRowsNobodyIsAsked() {
    network.run(0, unused(), unused());
  }

  @Test
  void everyRowIsAskedForAndGivenOnceInOrder() {
    List<Integer> asked = new ArrayList<>();
    List<Integer> given = new ArrayList<>();
    network.run(
        500,
        (row, x) -> {
          assertThat(x).hasSize(5);
          asked.add(row);
        },
        (row, y) -> {
          assertThat(y).hasSize(3);
          given.add(row);
        });
    List<Integer> all = IntStream.range(0, 500).boxed().toList();
    assertThat(asked).isEqualTo(all);
    assertThat(given).isEqualTo(all);
  }

  @Test
  void theSinkMayChangeItsValues() {
    INDArray x = DenseNetworks.rows(400, 5);
    float[][] expected = run(network, x);
    float[][] outputs = new float[400][];
    network.run(
        400,
        FloatRows.of(x)::read,
        (row, y) -> {
          outputs[row] = y.clone();
          Arrays.fill(y, Float.NaN);
        });
    assertThat(outputs).isDeepEqualTo(expected);
    assertThat(run(network, x)).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 255, 256, 399})
  void worksOnAfterASourceHasFailed(int failing) {
    INDArray x = DenseNetworks.rows(400, 5);
    float[][] expected = run(network, x);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                network.run(
                    400,
                    (row, values) -> {
                      Arrays.fill(values, Float.NaN);
                      failAt(failing, row);
                    },
                    (row, y) -> {}));
    assertThat(run(network, x)).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 255, 256, 399})
  void worksOnAfterASinkHasFailed(int failing) {
    INDArray x = DenseNetworks.rows(400, 5);
    float[][] expected = run(network, x);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                network.run(
                    400, FloatRows.of(x.mul(9))::read, (row, values) -> failAt(failing, row)));
    assertThat(run(network, x)).isDeepEqualTo(expected);
  }

  private static void failAt(int failing, int row) {
    if (row == failing) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aSinkMayRunTheNetworkItself() {
    INDArray x = DenseNetworks.rows(200, 5);
    float[][] expected = run(network, x);
    float[][] outputs = new float[200][];
    network.run(
        200,
        FloatRows.of(x)::read,
        (row, y) -> {
          if (row % 50 == 0) {
            run(network, x.mul(2));
          }
          outputs[row] = y.clone();
        });
    assertThat(outputs).isDeepEqualTo(expected);
  }

  @Test
  void eightThreadsSeeWhatOneSees() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        INDArray x = DenseNetworks.rows(150 + 40 * thread, 5).mul(1 + thread);
        float[][] expected = run(network, x);
        calls.add(
            () -> {
              together.await();
              boolean same = true;
              for (int round = 0; round < 25; round++) {
                same &= Arrays.deepEquals(run(network, x), expected);
              }
              return same;
            });
      }
      for (Future<Boolean> same : threads.invokeAll(calls)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
