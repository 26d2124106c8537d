package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.TappedLayer;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ComputationGraphModelTest {

  private final ComputationGraph network = TinyGraphs.branched();
  private final ComputationGraphModel model =
      new ComputationGraphModel(network, LayerSelection.dense());

  @Test
  void tapsTheHiddenDenseLayersInTopologicalOrder() {
    assertThat(model.tap().layers())
        .containsExactly(
            new TappedLayer("left", 0, 3),
            new TappedLayer("right", 3, 2),
            new TappedLayer("around", 5, 5),
            new TappedLayer("last", 10, 2));
    assertThat(model.classes()).isEqualTo(2);
  }

  @Test
  void tapsByNameAsWell() {
    ComputationGraphModel named =
        new ComputationGraphModel(network, LayerSelection.named("around"));
    assertThat(named.tap().layers()).containsExactly(new TappedLayer("around", 0, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComputationGraphModel(network, LayerSelection.named("out")))
        .withMessageContaining("[out]");
  }

  @Test
  void seesWhatTheGraphComputes() {
    INDArray x = TinyNetworks.rows(9);
    Map<String, INDArray> expected = network.feedForward(x, false);
    try (Observation seen = model.observe(x)) {
      assertThat(seen.output()).isEqualTo(expected.get("out"));
      assertThat(seen.activations())
          .isEqualTo(
              Nd4j.hstack(
                  expected.get("left"),
                  expected.get("right"),
                  expected.get("around"),
                  expected.get("last")));
    }
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of(
            Named.of("branches and a sum", TinyGraphs.branched(DataType.DOUBLE)),
            new long[] {4, 2}),
        Arguments.of(Named.of("vertices", vertices()), new long[] {4, 2}),
        Arguments.of(Named.of("images", images()), new long[] {2, 1, 5, 5}));
  }

  private static ComputationGraph vertices() {
    return TinyGraphs.graph(
        DataType.DOUBLE,
        graph ->
            graph
                .addLayer(
                    "frozen",
                    new FrozenLayer(TinyNetworks.dense("frozen", 2, 3).dropOut(0.5).build()),
                    "in")
                .addVertex("part", new SubsetVertex(1, 2), "frozen")
                .addVertex(
                    "less", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "in", "part")
                .addVertex(
                    "times", new ElementWiseVertex(ElementWiseVertex.Op.Product), "in", "less")
                .addVertex(
                    "twice", new ElementWiseVertex(ElementWiseVertex.Op.Add), "times", "times")
                .addVertex("larger", new FrozenVertex(new ScaleVertex(0.5)), "twice")
                .addVertex("unit", new L2NormalizeVertex(), "larger")
                .addLayer(
                    "bent",
                    new ActivationLayer.Builder().activation(Activation.TANH).build(),
                    "larger")
                .addVertex("all", new MergeVertex(), "unit", "bent", "frozen")
                .addLayer("last", TinyNetworks.dense("last", 7, 2).dropOut(0.5).build(), "all")
                .addLayer("out", TinyNetworks.out(Activation.SIGMOID, LossFunction.XENT, 2), "last")
                .setOutputs("out"));
  }

  private static ComputationGraph images() {
    return TinyGraphs.graph(
        DataType.DOUBLE,
        graph -> {
          graph
              .addLayer(
                  "first", new ConvolutionLayer.Builder(3, 3).nOut(2).padding(1, 1).build(), "in")
              .addLayer("normal", new BatchNormalization.Builder().build(), "first")
              .addLayer(
                  "second",
                  new ConvolutionLayer.Builder(3, 3).nOut(2).padding(1, 1).build(),
                  "normal")
              .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
              .addLayer("dense", new DenseLayer.Builder().nOut(2).build(), "sum")
              .addLayer(
                  "out", TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 3), "dense")
              .setOutputs("out")
              .setInputTypes(InputType.convolutional(5, 5, 1));
          return graph;
        });
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void gradientIsThatOfFiniteDifferences(ComputationGraph graph, long[] shape) {
    FiniteDifferences.of(graph).assertGradients(FiniteDifferences.random(3, shape));
  }

  @Test
  void leavesTheGraphAlone() {
    INDArray x = TinyNetworks.rows(5);
    float[] before = network.params().dup().reshape(network.numParams()).toFloatVector();
    network.getConfiguration().setIterationCount(12);

    model.observe(x).close();
    model.inputGradient(x, seen -> Slope.ofOutput(seen.output().dup())).close();

    assertThat(network.params().reshape(network.numParams()).toFloatVector())
        .containsExactly(before);
    assertThat(network.getConfiguration().getIterationCount()).isEqualTo(12);
    assertThat(network.getFlattenedGradients()).isNull();
  }

  @Test
  void theFingerprintTellsParametersAndWiringApart() {
    String fingerprint = model.fingerprint();
    assertThat(new ComputationGraphModel(network.clone(), LayerSelection.dense()).fingerprint())
        .isEqualTo(fingerprint);
    assertThat(new ComputationGraphModel(network, LayerSelection.named("left")).fingerprint())
        .isNotEqualTo(fingerprint);
    network.params().addi(0.1);
    assertThat(model.fingerprint()).isNotEqualTo(fingerprint);
    assertThat(wired("left", "right")).isNotEqualTo(wired("right", "left"));
    assertThat(wired("left", "right")).isEqualTo(wired("left", "right"));
  }

  @Test
  void theFingerprintOfAFrozenGraphIsThatOfTheGraph() {
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(network.clone()).setFeatureExtractor("around").build();

    assertThat(frozen.getConfiguration().getVertices().get("both"))
        .isInstanceOf(FrozenVertex.class);
    assertThat(new ComputationGraphModel(frozen, LayerSelection.dense()).fingerprint())
        .isEqualTo(model.fingerprint());
  }

  @Test
  void theFingerprintTellsFrozenVerticesApart() {
    assertThat(scaled(new FrozenVertex(new ScaleVertex(0.5))))
        .isEqualTo(scaled(new ScaleVertex(0.5)))
        .isNotEqualTo(scaled(new FrozenVertex(new ScaleVertex(2))));
  }

  private static String scaled(GraphVertex scale) {
    ComputationGraph graph =
        TinyGraphs.graph(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addLayer("first", TinyNetworks.first(), "in")
                    .addVertex("scale", scale, "first")
                    .addLayer("second", TinyNetworks.second(), "scale")
                    .addLayer("out", TinyNetworks.out(), "second")
                    .setOutputs("out"));
    return new ComputationGraphModel(graph, LayerSelection.dense()).fingerprint();
  }

  private static String wired(String first, String second) {
    ComputationGraph graph =
        TinyGraphs.graph(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addLayer("left", TinyNetworks.dense("left", 2, 2).build(), "in")
                    .addLayer("right", TinyNetworks.dense("right", 2, 2).build(), "in")
                    .addVertex(
                        "less", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), first, second)
                    .addLayer("out", TinyNetworks.out(), "less")
                    .setOutputs("out"));
    graph.params().assign(0.5);
    return new ComputationGraphModel(graph, LayerSelection.dense()).fingerprint();
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(3, 5)).close())
        .withMessageContaining("[n, 2]")
        .withMessageContaining("[3, 5]");
  }

  @Test
  void refusesNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComputationGraphModel(null, LayerSelection.dense()))
        .withMessage("expected a trained ComputationGraph, found null");
  }

  @Test
  void refusesAGraphThatWasNeverInitialized() {
    assertRefused(new ComputationGraph(network.getConfiguration().clone()), "init()");
  }

  @Test
  void refusesAGraphThatIsNoClassifier() {
    assertRefused(
        TinyGraphs.graph(
            DataType.FLOAT,
            graph ->
                graph
                    .addLayer("first", TinyNetworks.dense("first", 2, 2).build(), "in")
                    .addLayer(
                        "out", TinyNetworks.out(Activation.IDENTITY, LossFunction.MSE, 2), "first")
                    .setOutputs("out")),
        "expected a classifier",
        "activation identity");
  }

  private static void assertRefused(ComputationGraph graph, CharSequence... messages) {
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> new ComputationGraphModel(graph, LayerSelection.dense()))
        .withMessageContainingAll(messages);
  }
}
