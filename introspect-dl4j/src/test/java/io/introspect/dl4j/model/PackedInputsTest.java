package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.IntrospectionException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PackedInputsTest {

  private static final InputType TABLE = InputType.feedForward(3);
  private static final InputType IMAGES = InputType.convolutional(4, 5, 2);

  /** 0, 1, 2, … */
  private static INDArray counting(int... shape) {
    int length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i;
    }
    return Nd4j.createFromArray(values).reshape(Arrays.stream(shape).asLongStream().toArray());
  }

  @Test
  void packsRowsSideBySideInRowMajorOrder() {
    INDArray images = counting(2, 1, 2, 2);
    INDArray tables = Nd4j.createFromArray(new double[][] {{10, 20}, {30, 40}});

    INDArray packed = PackedInputs.pack(images, tables);

    assertThat(packed.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(packed.toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 1, 2, 3, 10, 20}, {4, 5, 6, 7, 30, 40}});
  }

  @Test
  void theOrderInMemoryDoesNotMatter() {
    INDArray images = counting(3, 2, 2, 2);
    INDArray tables = counting(3, 4);
    INDArray view = counting(6, 4).get(NDArrayIndex.interval(0, 3));

    assertThat(PackedInputs.pack(images.dup('f'), view))
        .isEqualTo(PackedInputs.pack(images, tables));
  }

  @Test
  void whatIsPackedOutlivesAnOpenWorkspace() {
    try (MemoryWorkspace open =
        Nd4j.getWorkspaceManager()
            .getAndActivateWorkspace(
                WorkspaceConfiguration.builder().initialSize(1 << 20).build(), "packing")) {
      assertThat(open.isScopeActive()).isTrue();
      assertThat(PackedInputs.pack(counting(2, 2), counting(2, 3)).isAttached()).isFalse();
    }
  }

  /** Dense layers for a table, and whatever takes the other input. */
  private static ComputationGraph beside(InputType type, UnaryOperator<GraphBuilder> other) {
    return TinyGraphs.withoutInput(
        DataType.FLOAT,
        vertices -> {
          other
              .apply(vertices.addInputs("other", "table"))
              .addLayer("rows", dense("rows"), "table")
              .addVertex("both", new MergeVertex(), "last", "rows")
              .addLayer("out", out(), "both")
              .setOutputs("out")
              .setInputTypes(type, TABLE);
          return vertices;
        });
  }

  private static DenseLayer dense(String name) {
    return new DenseLayer.Builder().name(name).nOut(4).build();
  }

  private static OutputLayer out() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static ConvolutionLayer convolution() {
    return new ConvolutionLayer.Builder(3, 3).nOut(2).build();
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(3).activation(Activation.TANH).build();
  }

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of(InputType.feedForward(6), dense("last"), "other [6]"),
        Arguments.of(InputType.feedForward(6), new FrozenLayer(dense("last")), "other [6]"),
        Arguments.of(IMAGES, dense("last"), "other [2, 4, 5]"),
        Arguments.of(
            InputType.convolutional(4, 5, 2, CNN2DFormat.NHWC), dense("last"), "other [4, 5, 2]"),
        Arguments.of(
            InputType.feedForward(1),
            new EmbeddingLayer.Builder().nIn(9).nOut(2).build(),
            "other [1]"),
        Arguments.of(InputType.recurrent(3), new LastTimeStep(lstm()), "other [3, length]"),
        Arguments.of(
            InputType.recurrent(3),
            new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, lstm())),
            "other [3, length]"));
  }

  @ParameterizedTest
  @MethodSource("told")
  void theLayersTellTheShapes(InputType type, Layer layer, String expected) {
    ComputationGraph graph = beside(type, vertices -> vertices.addLayer("last", layer, "other"));

    assertThat(PackedInputs.of(graph)).hasToString("[" + expected + ", table [3]]");
  }

  @Test
  void flatImagesAreTakenFlat() {
    ComputationGraph graph =
        beside(
            InputType.convolutionalFlat(4, 5, 2),
            vertices ->
                vertices
                    .addLayer("seen", convolution(), "other")
                    .addLayer("last", new GlobalPoolingLayer(), "seen"));

    assertThat(PackedInputs.of(graph)).hasToString("[other [40], table [3]]");
  }

  @Test
  void theShapeOfImagesBeforeAConvolutionIsToBeSaid() {
    ComputationGraph graph =
        beside(
            IMAGES,
            vertices ->
                vertices
                    .addLayer("seen", convolution(), "other")
                    .addLayer("last", new GlobalPoolingLayer(), "seen"));

    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> PackedInputs.of(graph))
        .withMessageContainingAll("input other", "[seen]", "setInputTypes", "inputTypes(InputType");
    assertThat(PackedInputs.of(graph, IMAGES, TABLE)).hasToString("[other [2, 4, 5], table [3]]");
    assertThat(PackedInputs.of(graph, InputType.convolutional(4, 5, 2, CNN2DFormat.NHWC), TABLE))
        .hasToString("[other [4, 5, 2], table [3]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.of(graph, IMAGES))
        .withMessageContainingAll("[other, table]", "h=4");
  }

  private static ComputationGraph sequences() {
    return beside(
        InputType.recurrent(2),
        vertices -> vertices.addLayer("last", new LastTimeStep(lstm()), "other"));
  }

  @Test
  void theLengthOfOneSequenceFollowsFromTheWidth() {
    PackedInputs inputs = PackedInputs.of(sequences());
    INDArray steps = counting(2, 2, 5);
    INDArray tables = counting(2, 3);

    INDArray packed = PackedInputs.pack(steps, tables);

    assertThat(packed.shape()).containsExactly(2, 13);
    assertThat(inputs.unpack(packed)).containsExactly(steps, tables);
    for (int width : new int[] {1, 3, 4, 12}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> inputs.unpack(counting(2, width)))
          .withMessageContainingAll(
              "[other [2, length], table [3]]", "[2, " + width + "]", "PackedInputs.pack");
    }
  }

  @Test
  void theLengthsOfSeveralSequencesAreToBeSaid() {
    ComputationGraph graph =
        TinyGraphs.withoutInput(
            DataType.FLOAT,
            vertices ->
                vertices
                    .addInputs("one", "two")
                    .addLayer("a", new LastTimeStep(lstm()), "one")
                    .addLayer("b", new LastTimeStep(lstm()), "two")
                    .addVertex("both", new MergeVertex(), "a", "b")
                    .addLayer("out", out(), "both")
                    .setOutputs("out")
                    .setInputTypes(InputType.recurrent(2), InputType.recurrent(3)));

    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> PackedInputs.of(graph))
        .withMessageContainingAll("one [2, length]", "two [3, length]", "inputTypes");
    PackedInputs inputs =
        PackedInputs.of(graph, InputType.recurrent(2, 4), InputType.recurrent(3, RNNFormat.NWC));
    assertThat(inputs).hasToString("[one [2, 4], two [length, 3]]");
    assertThat(inputs.unpack(counting(2, 14)).get(1).shape()).containsExactly(2, 2, 3);
  }

  @Test
  void unpackingGivesBackWhatWasPackedInItsType() {
    PackedInputs inputs =
        PackedInputs.of(beside(IMAGES, vertices -> vertices.addLayer("last", dense("l"), "other")));
    INDArray images = counting(3, 2, 4, 5);
    INDArray tables = counting(3, 3);
    INDArray packed = PackedInputs.pack(images, tables);

    assertThat(inputs.unpack(packed)).containsExactly(images, tables);
    assertThat(inputs.unpack(packed.castTo(DataType.DOUBLE)))
        .containsExactly(images.castTo(DataType.DOUBLE), tables.castTo(DataType.DOUBLE));
    assertThat(inputs.unpack(packed)).allMatch(INDArray::closeable);
  }

  @Test
  void refusesInputsThatCannotBePacked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.pack(counting(2, 2)))
        .withMessageContainingAll("at least 2 inputs", "[[2, 2]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.pack(counting(2, 2), counting(3, 2)))
        .withMessageContainingAll("same n", "[[2, 2], [3, 2]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.pack(counting(2), counting(2, 2)))
        .withMessageContaining("[[2], [2, 2]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.pack(counting(2, 2), null))
        .withMessageContaining("[[2, 2], null]");
  }

  @Test
  void refusesAGraphOfOneInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.of(TinyGraphs.branched()))
        .withMessageContainingAll("at least 2 inputs", "[in]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.of(null))
        .withMessageContaining("found null");
  }

  @Test
  void refusesATypeOfUnknownSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedInputs.of(sequences(), InputType.recurrent(0, 4), TABLE))
        .withMessageContainingAll("input other", "known sizes");
  }
}
