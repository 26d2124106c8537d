package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.Observation;
import io.introspect.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Walking back leaves everything as it was, from any number of threads. */
class InputGradientReadsOnlyTest {

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          layers ->
              layers
                  .layer(new FrozenLayer(TinyNetworks.dense("first", 2, 3).dropOut(0.5).build()))
                  .layer(new DenseLayer.Builder().nIn(3).nOut(2).dropOut(0.5).build())
                  .layer(TinyNetworks.out()));
  private final MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());
  private final INDArray x = TinyNetworks.rows(20);

  /** Of the output's half square. */
  private static Slope ofHalfSquare(Observation seen) {
    return Slope.ofOutput(seen.output().dup());
  }

  @Test
  void theNetworkStaysAsItWas() {
    float[] before = network.params().dup().toFloatVector();
    network.setIterationCount(12);
    String configuration = network.getLayerWiseConfigurations().toJson();
    ScoreIterationListener listener = new ScoreIterationListener();
    network.setListeners(listener);

    model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare).close();

    assertThat(network.params().toFloatVector()).containsExactly(before);
    assertThat(network.getLayerWiseConfigurations().toJson()).isEqualTo(configuration);
    assertThat(network.getIterationCount()).isEqualTo(12);
    assertThat(network.getListeners()).singleElement().isSameAs(listener);
    assertThat(network.getFlattenedGradients()).isNull();
    assertThat(network.getLayer(0)).isInstanceOf(org.deeplearning4j.nn.layers.FrozenLayer.class);
  }

  @Test
  void neitherRowsNorSlopesAreChangedOrClosed() {
    INDArray u = TinyNetworks.rows(20);
    INDArray v = Nd4j.ones(20, 5);

    model.inputGradient(x, seen -> new Slope(Optional.of(u), Optional.of(v))).close();

    assertThat(x.toFloatMatrix()).isDeepEqualTo(TinyNetworks.rows(20).toFloatMatrix());
    assertThat(u.toFloatMatrix()).isDeepEqualTo(TinyNetworks.rows(20).toFloatMatrix());
    assertThat(v).isEqualTo(Nd4j.ones(20, 5));
  }

  @Test
  void theSlopeIsToldWhatIsObserved() {
    try (Observation expected = model.observe(x)) {
      List<INDArray> told = new ArrayList<>();
      model.inputGradient(
          x,
          seen -> {
            assertThat(seen).isEqualTo(expected);
            told.add(seen.output());
            return Slope.ofOutput(expected.output());
          });
      assertThat(told).singleElement().matches(INDArray::wasClosed);
      assertThat(expected.output().wasClosed()).isFalse();
    }
  }

  @Test
  void withoutAnySlopeTheGradientIsZero() {
    assertThat(model.inputGradient(x, seen -> new Slope(Optional.empty(), Optional.empty())))
        .isEqualTo(Nd4j.zeros(20, 2));
  }

  @Test
  void theRandomGeneratorOfTheCallerIsLeftAlone() {
    Nd4j.getRandom().setSeed(5);
    float undisturbed = Nd4j.getRandom().nextFloat();
    Nd4j.getRandom().setSeed(5);

    model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare).close();

    assertThat(Nd4j.getRandom().nextFloat()).isEqualTo(undisturbed);
  }

  @Test
  void worksInsideAnOpenWorkspace() {
    INDArray expected = model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare);
    WorkspaceConfiguration conf = WorkspaceConfiguration.builder().initialSize(1 << 20).build();
    INDArray seen;
    try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(conf, "user")) {
      seen = model.inputGradient(x.dup(), InputGradientReadsOnlyTest::ofHalfSquare);
      assertThat(open.isScopeActive()).isTrue();
    }
    assertThat(seen.isAttached()).isFalse();
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void eightThreadsSeeWhatOneSees() throws Exception {
    List<float[][]> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      expected.add(
          model
              .inputGradient(TinyNetworks.rows(3 + i), InputGradientReadsOnlyTest::ofHalfSquare)
              .toFloatMatrix());
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<float[][]>> running = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        INDArray rows = TinyNetworks.rows(3 + i % 8);
        running.add(
            threads.submit(
                () ->
                    model
                        .inputGradient(rows, InputGradientReadsOnlyTest::ofHalfSquare)
                        .toFloatMatrix()));
      }
      for (int i = 0; i < 160; i++) {
        assertThat(running.get(i).get()).isDeepEqualTo(expected.get(i % 8));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneRowThatIsNanSpoilsNoOther() {
    float[][] expected =
        model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare).toFloatMatrix();
    x.putScalar(7, 1, Double.NaN);

    float[][] seen =
        model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare).toFloatMatrix();

    assertThat(seen[7]).containsOnly(Float.NaN);
    expected[7] = seen[7];
    assertThat(seen).isDeepEqualTo(expected);
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> model.inputGradient(Nd4j.zeros(3, 5), InputGradientReadsOnlyTest::ofHalfSquare))
        .withMessageContaining("[n, 2]")
        .withMessageContaining("[3, 5]");
  }

  @Test
  void refusesSlopesOfAnotherShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.inputGradient(x, seen -> Slope.ofOutput(Nd4j.zeros(20, 3))))
        .withMessage("expected a slope with respect to the output of shape [20, 2], found [20, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.inputGradient(x, seen -> Slope.ofActivations(Nd4j.zeros(4, 5))))
        .withMessageContaining("the activations of shape [20, 5], found [4, 5]");
  }

  @Test
  void worksOnAfterASlopeThatFails() {
    INDArray expected = model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare);
    assertThatThrownBy(
            () ->
                model.inputGradient(
                    x,
                    seen -> {
                      throw new IllegalStateException("no slope today");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no slope today");
    assertThat(model.inputGradient(x, InputGradientReadsOnlyTest::ofHalfSquare))
        .isEqualTo(expected);
  }
}
