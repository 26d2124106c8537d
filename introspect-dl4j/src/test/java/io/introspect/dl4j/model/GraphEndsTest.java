package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.TappedLayer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs of several inputs and outputs. */
class GraphEndsTest {

  private final ComputationGraph network = TinyGraphs.twoByTwo(DataType.FLOAT);
  private final ComputationGraphModel model =
      new ComputationGraphModel(network, LayerSelection.dense(), "kind");
  private final INDArray left = FiniteDifferences.random(1, 4, 2).castTo(DataType.FLOAT);
  private final INDArray right = FiniteDifferences.random(2, 4, 3).castTo(DataType.FLOAT);
  private final INDArray x = PackedInputs.pack(left, right);

  @Test
  void tapsWhatTheOutputIsComputedFrom() {
    assertThat(model.tap().layers())
        .containsExactly(
            new TappedLayer("first", 0, 3),
            new TappedLayer("second", 3, 2),
            new TappedLayer("around", 5, 5),
            new TappedLayer("top", 10, 2));
    assertThat(model.classes()).isEqualTo(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComputationGraphModel(network, LayerSelection.named("aside"), "kind"))
        .withMessageContainingAll("no [aside]", "[first, second, around, top]");
  }

  @Test
  void seesWhatTheGraphComputes() {
    var expected = network.feedForward(new INDArray[] {left, right}, false);
    try (Observation seen = model.observe(x)) {
      assertThat(seen.output()).isEqualTo(expected.get("kind"));
      assertThat(seen.activations())
          .isEqualTo(
              Nd4j.hstack(
                  expected.get("first"),
                  expected.get("second"),
                  expected.get("around"),
                  expected.get("top")));
    }
  }

  @Test
  void trainingIsObservedAsInferenceAndCopied() {
    network.setInputs(left, right);
    var activations = network.feedForward(true, true, true);
    assertThat(activations).containsKey("sum").doesNotContainKey("kind");
    try (Observation expected = model.observe(x);
        Observation seen = model.observeTraining(activations)) {
      activations.values().forEach(array -> array.assign(99));
      assertThat(seen.activations()).isEqualTo(expected.activations());
      assertThat(seen.output()).isEqualTo(expected.output());
    }
    assertThat(activations.values()).noneMatch(INDArray::wasClosed);
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of(
            Named.of("two tables", TinyGraphs.twoByTwo(DataType.DOUBLE)),
            "kind",
            new InputType[0],
            5),
        Arguments.of(
            Named.of("images and a table", images()),
            "out",
            new InputType[] {InputType.convolutional(4, 4, 2), InputType.feedForward(3)},
            35),
        Arguments.of(Named.of("a sequence and a table", sequences()), "out", new InputType[0], 13),
        Arguments.of(Named.of("an input taken twice", takenTwice()), "out", new InputType[0], 4));
  }

  private static ComputationGraph images() {
    return TinyGraphs.withoutInput(
        DataType.DOUBLE,
        vertices ->
            vertices
                .addInputs("image", "table")
                .addLayer("seen", new ConvolutionLayer.Builder(3, 3).nOut(2).build(), "image")
                .addLayer("features", dense("features"), "seen")
                .addLayer("rows", dense("rows"), "table")
                .addVertex("both", new MergeVertex(), "features", "rows")
                .addLayer("last", new DenseLayer.Builder().name("last").nOut(2).build(), "both")
                .addLayer(
                    "out", TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 3), "last")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(4, 4, 2), InputType.feedForward(3)));
  }

  private static DenseLayer dense(String name) {
    return new DenseLayer.Builder().name(name).nOut(4).activation(Activation.TANH).build();
  }

  /** The table is told to the sequence at every step, as long as that is. */
  private static ComputationGraph sequences() {
    return TinyGraphs.withoutInput(
        DataType.DOUBLE,
        vertices ->
            vertices
                .addInputs("steps", "table")
                .addLayer("rows", dense("rows"), "table")
                .addVertex("everyStep", new DuplicateToTimeSeriesVertex("steps"), "rows")
                .addVertex("both", new MergeVertex(), "steps", "everyStep")
                .addLayer("walk", lstm(), "steps")
                .addLayer("told", lstm(), "both")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "walk", "told")
                .addLayer("end", new LastTimeStep(lstm()), "sum")
                .addLayer("last", new DenseLayer.Builder().name("last").nOut(2).build(), "end")
                .addLayer("out", TinyNetworks.out(), "last")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(2), InputType.feedForward(3)));
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(3).activation(Activation.TANH).build();
  }

  private static ComputationGraph takenTwice() {
    return TinyGraphs.withoutInput(
        DataType.DOUBLE,
        vertices ->
            vertices
                .addInputs("a", "b")
                .addLayer("first", TinyNetworks.dense("first", 2, 2).build(), "a")
                .addVertex(
                    "times", new ElementWiseVertex(ElementWiseVertex.Op.Product), "first", "a")
                .addLayer("second", TinyNetworks.dense("second", 2, 2).build(), "b")
                .addVertex(
                    "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "times", "second")
                .addLayer("out", TinyNetworks.out(), "sum")
                .setOutputs("out"));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void gradientIsThatOfFiniteDifferences(
      ComputationGraph graph, String output, InputType[] types, int width) {
    FiniteDifferences.of(graph, LayerSelection.dense(), output, types)
        .assertGradients(FiniteDifferences.random(3, 2, width));
  }

  @Test
  void anInputThatTheOutputDoesNotSeeHasNoSlope() {
    ComputationGraph apart =
        TinyGraphs.withoutInput(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addInputs("left", "right")
                    .addLayer("first", TinyNetworks.dense("first", 2, 2).build(), "left")
                    .addLayer("second", TinyNetworks.dense("second", 3, 2).build(), "right")
                    .addLayer("one", TinyNetworks.out(), "first")
                    .addLayer("two", TinyNetworks.out(), "second")
                    .setOutputs("one", "two"));
    ComputationGraphModel two = new ComputationGraphModel(apart, LayerSelection.dense(), "two");

    float[][] gradient =
        two.inputGradient(x, seen -> Slope.ofOutput(seen.output().dup())).toFloatMatrix();

    assertThat(gradient[0]).hasSize(5).startsWith(0, 0);
    assertThat(gradient[0][2]).isNotZero();
  }

  @Test
  void onlyWhatTheOutputNeedsIsRunAndOnce() {
    ComputationGraph counted =
        TinyGraphs.graph(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addLayer("trunk", TinyNetworks.dense("trunk", 2, 2).build(), "in")
                    .addLayer("left", counting("left"), "trunk")
                    .addLayer("right", counting("right"), "trunk")
                    .addLayer("one", TinyNetworks.out(), "left")
                    .addLayer("two", TinyNetworks.out(), "right")
                    .setOutputs("one", "two"));
    ComputationGraphModel two = new ComputationGraphModel(counted, LayerSelection.dense(), "two");
    Counting.CALLS.set(0);

    two.observe(left).close();
    assertThat(Counting.CALLS).hasValue(1);

    two.observe(left).close();
    assertThat(Counting.CALLS).hasValue(2);
    counted.output(left);
    assertThat(Counting.CALLS).hasValue(4);
  }

  private static DenseLayer counting(String name) {
    return TinyNetworks.dense(name, 2, 2).activation(new Counting()).build();
  }

  @Test
  void neitherInputNorGraphIsTouched() {
    float[] before = network.params().dup().reshape(network.numParams()).toFloatVector();
    float[][] rows = x.toFloatMatrix();

    model.observe(x).close();
    model.inputGradient(x, seen -> Slope.ofOutput(seen.output().dup())).close();

    assertThat(network.params().reshape(network.numParams()).toFloatVector())
        .containsExactly(before);
    assertThat(x.wasClosed()).isFalse();
    assertThat(x.toFloatMatrix()).isDeepEqualTo(rows);
    assertThat(network.getInputs()).containsOnlyNulls();
  }

  @Test
  void unpackedInputsAreFreed() {
    GraphPath path = GraphPath.to("kind", network);
    NetworkReplica replica = NetworkReplica.of(path);
    List<INDArray> activations = replica.forward(x, Optional.empty());
    replica.clear();

    NetworkReplicas.closeAllBut(activations, x);

    assertThat(activations.subList(1, 3)).allMatch(INDArray::wasClosed);
    assertThat(x.wasClosed()).isFalse();
  }

  @Test
  void takesItsPartOfABatch() {
    INDArray kinds =
        Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
    INDArray sizes = Nd4j.ones(4, 1);
    MultiDataSet batch =
        new MultiDataSet(new INDArray[] {left, right}, new INDArray[] {sizes, kinds});

    assertThat(model.rows(batch).getFeatures()).isEqualTo(x);
    assertThat(model.rows(batch).getLabels()).isEqualTo(kinds);
  }

  @Test
  void refusesBatchesThatDoNotFit() {
    INDArray[] labels = {Nd4j.ones(4, 1), Nd4j.ones(4, 3)};
    INDArray[] features = {left, right};
    assertRefused(
        new MultiDataSet(new INDArray[] {right, left}, labels),
        "[left [2], right [3]]",
        "[[4, 3], [4, 2]]");
    assertRefused(
        new MultiDataSet(features, new INDArray[] {labels[1]}),
        "inputs [left, right]",
        "outputs [size, kind]",
        "found 2 and 1");
    assertRefused(
        new MultiDataSet(features, labels, null, new INDArray[] {null, Nd4j.ones(4, 1)}),
        "without masks");
  }

  private void assertRefused(MultiDataSet batch, CharSequence... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.rows(batch))
        .withMessageContainingAll(messages);
  }

  @Test
  void refusesRowsThatAreNotPacked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(left).close())
        .withMessageContainingAll("[left [2], right [3]]", "[4, 2]", "PackedInputs.pack");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(2, 5, 1)).close())
        .withMessageContaining("[2, 5, 1]");
  }

  @Test
  void theFingerprintIsThatOfTheChosenOutput() {
    ComputationGraph alike =
        TinyGraphs.graph(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addLayer("trunk", TinyNetworks.dense("trunk", 2, 2).build(), "in")
                    .addLayer("one", TinyNetworks.out(), "trunk")
                    .addLayer("two", TinyNetworks.out(), "trunk")
                    .setOutputs("one", "two"));
    String one = fingerprint(alike, "one");
    String two = fingerprint(alike, "two");
    assertThat(one).isNotEqualTo(two);

    alike.getLayer("two").getParam("W").addi(0.5);

    assertThat(fingerprint(alike, "one")).isEqualTo(one);
    assertThat(fingerprint(alike, "two")).isNotEqualTo(two);
  }

  @Test
  void theFingerprintTellsTheShapesOfInputsApart() {
    ComputationGraph graph = images();
    assertThat(
            fingerprint(graph, "out", InputType.convolutional(4, 4, 2), InputType.feedForward(3)))
        .isNotEqualTo(
            fingerprint(graph, "out", InputType.convolutional(2, 8, 2), InputType.feedForward(3)));
  }

  private static String fingerprint(ComputationGraph graph, String output, InputType... types) {
    return new ComputationGraphModel(graph, LayerSelection.dense(), output, types).fingerprint();
  }

  @Test
  void refusesToGuessTheOutput() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ComputationGraphModel(network, LayerSelection.dense()))
        .withMessageContainingAll("[size, kind]", "none chosen", "output(name)");
  }

  @Test
  void refusesOutputsThatAreMissingOrDoNotClassify() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComputationGraphModel(network, LayerSelection.dense(), "top"))
        .withMessageContainingAll("[size, kind]", "found top");
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> new ComputationGraphModel(network, LayerSelection.dense(), "size"))
        .withMessageContainingAll("expected a classifier", "activation identity");
  }

  @Test
  void refusesInputTypesForASingleInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ComputationGraphModel(
                    TinyGraphs.branched(), LayerSelection.dense(), "out", InputType.feedForward(2)))
        .withMessageContainingAll("graph of one input", "InputTypeFeedForward(2)");
  }

  /** Counts how often it is applied, in whichever copy. */
  private static final class Counting extends ActivationTanH {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      CALLS.incrementAndGet();
      return super.getActivation(in, training);
    }
  }
}
