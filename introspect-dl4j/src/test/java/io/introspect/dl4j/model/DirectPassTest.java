package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Observation;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DirectPassTest {

  private final MultiLayerNetwork network = TinyNetworks.classifier();
  private final INDArray x = TinyNetworks.rows(300);
  private final NetworkTap all = NetworkTap.of(HiddenLayer.of(network), LayerSelection.all());

  private DirectPass pass(NetworkTap tap) {
    return DirectPass.of(
            network.getLayers(), tap, (int) network.getOutputLayer().getParam("b").length())
        .orElseThrow();
  }

  @Test
  void seesWhatDl4jComputes() {
    List<INDArray> expected = network.feedForward(x);
    INDArray h = Nd4j.hstack(expected.subList(1, expected.size() - 1));
    try (Observation seen = pass(all).observe(x)) {
      assertThat(seen.output().equalsWithEps(expected.get(expected.size() - 1), 1e-5)).isTrue();
      assertThat(seen.activations().equalsWithEps(h, 1e-5)).isTrue();
    }
  }

  @Test
  void aGraphOfOneLayerAfterAnotherIsSeenAlike() {
    ComputationGraph graph = network.toComputationGraph();
    assertThat(GraphPath.to(ComputationGraphModel.onlyOutput(graph), graph).chain()).isPresent();
    try (Observation seen =
            new ComputationGraphModel(
                    graph, LayerSelection.all(), ComputationGraphModel.onlyOutput(graph))
                .observe(x);
        Observation expected = new MultiLayerModel(network, LayerSelection.all()).observe(x)) {
      assertThat(seen.output()).isEqualTo(expected.output());
      assertThat(seen.activations()).isEqualTo(expected.activations());
    }
  }

  @Test
  void aGraphThatBranchesIsNoChain() {
    ComputationGraph graph = TinyGraphs.branched();
    assertThat(GraphPath.to(ComputationGraphModel.onlyOutput(graph), graph).chain()).isEmpty();
  }

  @Test
  void seesTheChosenLayersAlone() {
    String last = all.layout().layers().get(all.layers().size() - 1).name();
    NetworkTap tap = NetworkTap.of(HiddenLayer.of(network), LayerSelection.named(last));
    List<INDArray> expected = network.feedForward(x);
    try (Observation seen = pass(tap).observe(x)) {
      assertThat(seen.activations().equalsWithEps(expected.get(expected.size() - 2), 1e-5))
          .isTrue();
    }
  }

  @Test
  void takesRowsOfItsWidthAndTypeAlone() {
    DirectPass pass = pass(all);
    assertThat(pass.takes(x)).isTrue();
    assertThat(pass.takes(x.get(NDArrayIndex.interval(3, 9)))).isTrue();
    assertThat(pass.takes(x.castTo(DataType.DOUBLE))).isFalse();
    assertThat(pass.takes(Nd4j.hstack(x, x))).isFalse();
    assertThat(pass.takes(x.dup('f'))).isFalse();
  }

  @Test
  void parametersThatWereClosedAreNotRead() {
    DirectPass pass = pass(all);
    network.close();
    assertThat(pass.takes(x)).isFalse();
  }
}
