package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.TappedLayer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SameDiffModelTest {

  private static final List<String> HIDDEN = List.of("first", "second");

  @TempDir Path folder;

  private static SameDiffModel model(SameDiff graph) {
    return new SameDiffModel(graph, "x", "out", HIDDEN);
  }

  private static MultiLayerModel sameAsNetwork() {
    return new MultiLayerModel(TinyNetworks.byHand(), LayerSelection.dense());
  }

  @Test
  void seesWhatTheSameNetworkOfDl4jSees() {
    INDArray x = TinyNetworks.rows(20);
    try (Observation expected = sameAsNetwork().observe(x);
        Observation seen = model(TinySameDiffs.byHand()).observe(x)) {
      assertSame(expected.output(), seen.output());
      assertSame(expected.activations(), seen.activations());
    }
  }

  @Test
  void hasTheGradientOfTheSameNetworkOfDl4j() {
    INDArray x = TinyNetworks.rows(20);
    INDArray v = TinySameDiffs.random(1, 20, 5);

    INDArray expected = sameAsNetwork().inputGradient(x, seen -> Slope.ofActivations(v));
    INDArray gradient =
        model(TinySameDiffs.byHand()).inputGradient(x, seen -> Slope.ofActivations(v));

    assertSame(expected, gradient);
  }

  private static void assertSame(INDArray expected, INDArray found) {
    assertThat(found.shape()).containsExactly(expected.shape());
    assertThat(Rows.values(found)).containsExactly(Rows.values(expected), within(1e-5f));
  }

  @Test
  void tellsItsClassesAndWhichColumnIsWhichUnitInTheOrderAskedFor() {
    SameDiffModel model =
        new SameDiffModel(TinySameDiffs.byHand(), "x", "out", List.of("second", "first"));

    assertThat(model.classes()).isEqualTo(2);
    assertThat(model.tap().layers())
        .containsExactly(new TappedLayer("second", 0, 2), new TappedLayer("first", 2, 3));
  }

  @Test
  void channelsAreAveragedOverSpace() {
    SameDiff graph = TinySameDiffs.images();
    SameDiffModel model = new SameDiffModel(graph, "x", "out", List.of("channels"));
    INDArray x = TinySameDiffs.random(5, 6, 2, 5, 5);
    INDArray channels = graph.output(Map.of("x", x), "channels").get("channels");

    assertThat(channels.shape()).containsExactly(6, 3, 3, 3);
    assertThat(model.tap().width()).isEqualTo(3);
    try (Observation seen = model.observe(x)) {
      assertSame(channels.mean(2, 3), seen.activations());
    }
  }

  @Test
  void channelsThatComeLastCanBeReducedByTheUser() {
    SameDiff graph = TinySameDiffs.images();
    SDVariable last = graph.permute("last", graph.getVariable("channels"), 0, 2, 3, 1);
    graph.mean("averages", last, 1, 2);
    INDArray x = TinySameDiffs.random(5, 6, 2, 5, 5);

    try (Observation first = new SameDiffModel(graph, "x", "out", List.of("channels")).observe(x);
        Observation second = new SameDiffModel(graph, "x", "out", List.of("averages")).observe(x)) {
      assertSame(first.activations(), second.activations());
    }
  }

  @Test
  void rowsOfAShapeThatTheInputLeavesOpenCanBeGiven() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, -1);
    SDVariable h =
        graph.math().tanh("h", graph.mmul(x, graph.var("v", TinySameDiffs.random(1, 6, 4))));
    graph.nn().softmax("out", graph.mmul(h, graph.var("w", TinySameDiffs.random(2, 4, 3))), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of("h")))
        .withMessageContaining("input x: expected the shape of a row in [-1, …], found [-1, -1]");
    SameDiffModel model = new SameDiffModel(graph, "x", new long[] {6}, "out", List.of("h"));
    assertThat(model.tap().layers()).containsExactly(new TappedLayer("h", 0, 4));
    assertThat(model.classes()).isEqualTo(3);
  }

  @Test
  void doublePrecisionIsGivenAsFloats() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 2);
    SDVariable h =
        graph.math().tanh("h", graph.mmul(x, graph.var("v", FiniteDifferences.random(1, 2, 4))));
    graph.nn().softmax("out", graph.mmul(h, graph.var("w", FiniteDifferences.random(2, 4, 3))), 1);
    SameDiffModel model = new SameDiffModel(graph, "x", "out", List.of("h"));

    try (Observation seen = model.observe(TinyNetworks.rows(4))) {
      assertThat(seen.output().dataType()).isEqualTo(DataType.FLOAT);
      assertThat(seen.activations().dataType()).isEqualTo(DataType.FLOAT);
    }
    INDArray gradient =
        model.inputGradient(TinyNetworks.rows(4), seen -> Slope.ofOutput(seen.output().dup()));
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void whatOnlyTrainingNeedsDoesNotDisturb() {
    SameDiffModel model = model(TinySameDiffs.withTraining());

    INDArray x = TinyNetworks.rows(5);
    try (Observation seen = model.observe(x);
        Observation expected = model(TinySameDiffs.byHand()).observe(x)) {
      assertThat(seen).isEqualTo(expected);
    }
    assertThat(model.fingerprint()).isEqualTo(model(TinySameDiffs.byHand()).fingerprint());
    INDArray slope = TinySameDiffs.random(1, 5, 2);
    assertThat(model.inputGradient(x, seen -> Slope.ofOutput(slope)))
        .isEqualTo(model(TinySameDiffs.byHand()).inputGradient(x, s -> Slope.ofOutput(slope)));
  }

  @Test
  void laterChangesOfTheGraphDoNotReachTheModel() {
    SameDiff graph = TinySameDiffs.byHand();
    SameDiffModel model = model(graph);
    String fingerprint = model.fingerprint();

    graph.getVariable("first_w").getArr().addi(1);

    INDArray x = TinyNetworks.rows(5);
    try (Observation seen = model.observe(x);
        Observation expected = model(TinySameDiffs.byHand()).observe(x)) {
      assertThat(seen).isEqualTo(expected);
    }
    assertThat(model.fingerprint()).isEqualTo(fingerprint);
    assertThat(model(graph).fingerprint()).isNotEqualTo(fingerprint);
  }

  @Test
  void aSavedAndLoadedGraphIsTheSameModel() throws IOException {
    for (SameDiff graph : List.of(TinySameDiffs.byHand(), TinySameDiffs.images())) {
      List<String> hidden = graph.hasVariable("channels") ? List.of("channels") : HIDDEN;
      File file = folder.resolve("graph.fb").toFile();
      graph.save(file, false);
      SameDiff loaded = SameDiff.load(file, false);

      assertThat(new SameDiffModel(loaded, "x", "out", hidden).fingerprint())
          .isEqualTo(new SameDiffModel(graph, "x", "out", hidden).fingerprint());
    }
  }

  @Test
  void anotherTapOperationSettingOrConstantIsAnotherModel() {
    Set<String> fingerprints = new HashSet<>();
    for (double alpha : new double[] {0.1, 0.2}) {
      for (double slope : new double[] {1, 2}) {
        fingerprints.add(fingerprint(alpha, slope, "leaky"));
        fingerprints.add(fingerprint(alpha, slope, "steep"));
      }
    }
    assertThat(fingerprints).hasSize(8);
    assertThat(fingerprint(0.1, 1, "leaky")).isIn(fingerprints);
  }

  /** One layer whose settings stand in an operation, x → leaky → steep → out. */
  private static String fingerprint(double alpha, double factor, String hidden) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
    SDVariable leaky = graph.nn().leakyRelu("leaky", x, alpha);
    SDVariable steep = leaky.mul("steep", factor);
    graph.nn().softmax("out", steep, 1);
    return new SameDiffModel(graph, "x", "out", List.of(hidden)).fingerprint();
  }

  @Test
  void namesThatAreNotThereAreTold() {
    SameDiff graph = TinySameDiffs.byHand();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "y", "out", HIDDEN))
        .withMessageContaining("input: expected a variable of the graph, found y")
        .withMessageContaining("first_w");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of("third")))
        .withMessageContaining("hidden variable: expected a variable of the graph, found third");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of("first_w")))
        .withMessageContaining("hidden variable first_w: expected a variable of type ARRAY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "first", "out", HIDDEN))
        .withMessageContaining("input first: expected a variable of type PLACEHOLDER, found ARRAY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of()))
        .withMessageContaining("at least one hidden variable");
    graph.argmax("class", graph.getVariable("out"), true, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of("class")))
        .withMessageContaining("hidden variable class: expected floating-point numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(graph, "x", "out", List.of("first", "first")))
        .withMessageContaining("tapped twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameDiffModel(null, "x", "out", HIDDEN))
        .withMessageContaining("expected a SameDiff graph, found null");
  }

  @Test
  void variablesOfOtherShapesAreTold() {
    SameDiff graph = TinySameDiffs.images();
    graph.reshape("sequence", graph.getVariable("channels"), -1, 3, 9);
    graph.nn().softmax("one", graph.getVariable("units").sum(true, 1), 1);
    refused(graph, "out", "sequence")
        .withMessageContaining("hidden variable sequence: expected shape [n, units]")
        .withMessageContaining("found [2, 3, 9]");
    refused(graph, "one", "units").withMessageContaining("at least 2 classes, found [2, 1]");
    refused(graph, "channels", "units").withMessageContaining("found [2, 3, 3, 3]");
  }

  @Test
  void anOutputThatIsNoProbabilityIsTold() {
    SameDiffModel model =
        new SameDiffModel(TinySameDiffs.images(), "x", "logits", List.of("units"));
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> model.observe(TinySameDiffs.random(5, 6, 2, 5, 5)).close())
        .withMessageContaining("output logits: expected probabilities");
  }

  @Test
  void whatIsRandomOrNeedsMoreIsTold() {
    SameDiff graph = TinySameDiffs.byHand();
    SDVariable noise = graph.random().normal(0, 1, DataType.FLOAT, 2);
    graph.getVariable("second").add("noisy", noise);
    SDVariable more = graph.placeHolder("more", DataType.FLOAT, -1, 2);
    graph.getVariable("second").add("shifted", more);
    refused(graph, "out", "noisy").withMessageContaining("which is random");
    refused(graph, "out", "shifted")
        .withMessageContaining("need no placeholder but x, found [more]");
  }

  private static ThrowableAssertAlternative<IntrospectionException> refused(
      SameDiff graph, String output, String hidden) {
    return assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> new SameDiffModel(graph, "x", output, List.of(hidden)));
  }

  @Test
  void wordsCanBeObservedButHaveNoGradient() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.INT32, -1, 3);
    SDVariable words = graph.gather(graph.var("words", TinySameDiffs.random(1, 9, 4)), x, 0);
    SDVariable h = graph.math().tanh("h", words.mean(1));
    graph.nn().softmax("out", graph.mmul(h, graph.var("w", TinySameDiffs.random(2, 4, 3))), 1);
    SameDiffModel model = new SameDiffModel(graph, "x", "out", List.of("h"));
    INDArray sentences = Nd4j.createFromArray(new int[][] {{0, 1, 2}, {8, 8, 3}});

    try (Observation seen = model.observe(sentences)) {
      assertSame(graph.output(Map.of("x", sentences), "h").get("h"), seen.activations());
    }
    for (int call = 0; call < 2; call++) {
      assertThatExceptionOfType(IntrospectionException.class)
          .isThrownBy(() -> model.inputGradient(sentences, s -> Slope.ofOutput(s.output().dup())))
          .withMessageContaining("input x: expected operations that have gradients, found");
    }
  }
}
