package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Observing leaves everything as it was. */
class MultiLayerModelReadsOnlyTest {

  private static final WorkspaceConfiguration SMALL =
      WorkspaceConfiguration.builder()
          .initialSize(1 << 20)
          .policySpill(SpillPolicy.EXTERNAL)
          .build();

  private final MultiLayerNetwork network = TinyNetworks.classifier();
  private final MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());

  @Test
  void parametersStayBitForBit() {
    float[] before = network.params().toFloatVector();

    model.observe(TinyNetworks.rows(20)).close();

    assertThat(network.params().toFloatVector()).containsExactly(before);
    assertThat(network.params().wasClosed()).isFalse();
  }

  @Test
  void listenersStayAndAreNotCalled() {
    List<String> calls = new ArrayList<>();
    TrainingListener listener =
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model trained, List<INDArray> activations) {
            calls.add("list");
          }

          @Override
          public void onForwardPass(Model trained, Map<String, INDArray> activations) {
            calls.add("map");
          }

          @Override
          public void iterationDone(Model trained, int iteration, int epoch) {
            calls.add("iteration");
          }
        };
    network.setListeners(listener);

    model.observe(TinyNetworks.rows(20)).close();
    model.observe(TinyNetworks.rows(20)).close();

    assertThat(calls).isEmpty();
    assertThat(network.getListeners()).singleElement().isSameAs(listener);
    network.fit(TinyNetworks.rows(4), Nd4j.eye(2).repeat(0, 2));
    assertThat(calls).contains("list", "iteration");
  }

  @Test
  void iterationAndEpochCountsStay() {
    network.setIterationCount(12);
    network.setEpochCount(3);

    model.observe(TinyNetworks.rows(20)).close();

    assertThat(network.getIterationCount()).isEqualTo(12);
    assertThat(network.getEpochCount()).isEqualTo(3);
  }

  @Test
  void inputIsNeitherChangedNorClosed() {
    INDArray x = TinyNetworks.rows(20);
    float[][] before = x.toFloatMatrix();

    model.observe(x).close();

    assertThat(x.wasClosed()).isFalse();
    assertThat(x.toFloatMatrix()).isDeepEqualTo(before);
  }

  @Test
  void inputIsNotChangedByALeadingActivationLayer() {
    MultiLayerNetwork bent =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(new ActivationLayer.Builder().activation(Activation.RELU).build())
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    INDArray x = TinyNetworks.rows(20);
    float[][] before = x.toFloatMatrix();

    new MultiLayerModel(bent, LayerSelection.dense()).observe(x).close();

    assertThat(x.wasClosed()).isFalse();
    assertThat(x.toFloatMatrix()).isDeepEqualTo(before);
  }

  @Test
  void randomGeneratorOfTheCallerIsLeftAlone() {
    Nd4j.getRandom().setSeed(5);
    float undisturbed = Nd4j.getRandom().nextFloat();
    Nd4j.getRandom().setSeed(5);

    model.observe(TinyNetworks.rows(20)).close();

    assertThat(Nd4j.getRandom().nextFloat()).isEqualTo(undisturbed);
  }

  @Test
  void resultsOutliveAnOpenWorkspace() {
    INDArray x = TinyNetworks.rows(20);
    try (Observation expected = model.observe(x)) {
      Observation seen;
      try (MemoryWorkspace open =
          Nd4j.getWorkspaceManager().getAndActivateWorkspace(SMALL, "user")) {
        assertThat(open.isScopeActive()).isTrue();
        seen = model.observe(x);
      }
      // What is written to the workspace next would overwrite results that had been left in it.
      try (MemoryWorkspace again =
          Nd4j.getWorkspaceManager().getAndActivateWorkspace(SMALL, "user")) {
        assertThat(again.isScopeActive()).isTrue();
        assertThat(Nd4j.ones(100, 100).isAttached()).isTrue();
      }
      assertThat(seen.output().isAttached()).isFalse();
      assertThat(seen.activations().isAttached()).isFalse();
      assertThat(seen).isEqualTo(expected);
      seen.close();
    }
  }

  @Test
  void inputMayLieInAnOpenWorkspace() {
    INDArray x = TinyNetworks.rows(20);
    try (Observation expected = model.observe(x);
        MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(SMALL, "user")) {
      INDArray attached = x.dup();
      assertThat(attached.isAttached()).isTrue();
      try (Observation seen = model.observe(attached)) {
        assertThat(seen).isEqualTo(expected);
      }
      assertThat(attached).isEqualTo(x);
      assertThat(open.isScopeActive()).isTrue();
    }
  }

  @Test
  void eachObservationIsOneForwardPass() {
    MultiLayerNetwork counted =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.dense("first", 2, 3).activation(new CountingTanh()).build())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    MultiLayerModel counting = new MultiLayerModel(counted, LayerSelection.dense());
    CountingTanh.CALLS.set(0);

    counting.observe(TinyNetworks.rows(20)).close();
    assertThat(CountingTanh.CALLS).hasValue(1);

    counting.observe(TinyNetworks.rows(3)).close();
    assertThat(CountingTanh.CALLS).hasValue(2);
  }
}
