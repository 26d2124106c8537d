package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.model.PackedInputs;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** A graph of several inputs and outputs from wrapping to loading. */
class HeadsIntrospectorTest {

  private static ComputationGraph model;
  private static SelfIntrospector introspector;

  @TempDir Path folder;

  @BeforeAll
  static void fit() {
    model = Heads.network(1);
    Heads.train(model, 80);
    introspector =
        Heads.open(model)
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(Heads.iterator(600, 1000), Heads.iterator(300, 1001));
  }

  private static INDArray packed(MultiDataSet data) {
    return PackedInputs.pack(data.getFeatures());
  }

  private static INDArray kinds(MultiDataSet data) {
    return data.getLabels(1);
  }

  @Test
  void predictsWhatTheGraphPredicts() {
    MultiDataSet test = Heads.data(30, 2000);
    float[][] output = model.output(test.getFeatures())[1].toFloatMatrix();
    List<Introspection> seen = introspector.introspectAll(packed(test));
    for (int i = 0; i < 30; i++) {
      assertThat(seen.get(i).output()).containsExactly(output[i], within(1e-6f));
    }
    assertThat(introspector.model().tap().width()).isEqualTo(2 + 8 + 4 + 12);
    assertThat(introspector.provenance().trainingRows()).isEqualTo(600);
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    MultiDataSet test = Heads.data(3000, 2000);
    List<Introspection> seen = introspector.introspectAll(packed(test));
    assertThat(Blobs.meanConfidence(seen, kinds(test).argMax(1).toIntVector(), true))
        .isGreaterThan(
            Blobs.meanConfidence(seen, kinds(test).argMax(1).toIntVector(), false) + 0.5);
  }

  @Test
  void isAuditedAndAnalyzedAsWithPackedArrays() {
    MultiDataSet test = Heads.data(300, 2000);
    assertThat(introspector.audit(Heads.iterator(300, 2000)).json())
        .isEqualTo(introspector.audit(packed(test), kinds(test)).json());
    assertThat(introspector.analyze(Heads.iterator(300, 2000)).order())
        .isEqualTo(introspector.analyze(packed(test), kinds(test)).order());
  }

  @Test
  void canBeAttacked() {
    INDArray x = packed(Heads.data(30, 2000));
    List<AttackPath> paths =
        FastGradientSign.standard()
            .withEpsilon(0.05)
            .withSteps(60)
            .attack(introspector, x, AttackAim.toward(1));
    assertThat(paths.stream().filter(path -> path.start().succeeded()).count()).isLessThan(15);
    assertThat(paths.stream().filter(AttackPath::succeeded).count()).isGreaterThan(26);
  }

  @Test
  void seesTheSameAfterLoading() throws Exception {
    INDArray rows = packed(Heads.data(20, 2000));
    Path file = folder.resolve("heads.introspector");
    Path zip = folder.resolve("heads.zip");
    introspector.save(file);
    ModelSerializer.writeModel(model, zip.toFile(), true);

    ComputationGraph restored = ModelSerializer.restoreComputationGraph(zip.toFile());

    assertThat(Heads.open(restored).load(file).introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
    assertThatIllegalStateException()
        .isThrownBy(() -> SelfIntrospector.load(file, restored))
        .withMessageContaining("output(name)");
  }

  @Test
  void saysEarlyThatAnOutputMustBeChosen() {
    MultiDataSet data = Heads.data(3, 1);
    IntrospectorBuilder open = SelfIntrospector.wrap(model);
    for (Runnable attempt :
        List.<Runnable>of(
            () -> open.fit(Heads.iterator(3, 1)),
            () -> open.fit(packed(data), kinds(data)),
            open::joint,
            () -> open.recorder(packed(data), kinds(data)).everyEpoch())) {
      assertThatIllegalStateException()
          .isThrownBy(attempt::run)
          .withMessageContainingAll("[size, kind]", "output(name)");
    }
  }

  @Test
  void refusesOutputsThatCannotBeChosen() {
    IntrospectorBuilder open = SelfIntrospector.wrap(model);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open.output("aside"))
        .withMessageContainingAll("[size, kind]", "found aside");
    assertThatThrownBy(() -> open.output("size"))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("expected a classifier");
    open.output("kind");
    assertThatIllegalStateException()
        .isThrownBy(() -> open.output("kind"))
        .withMessageContaining("output was already set");
  }

  @Test
  void refusesWhatOnlyAGraphHas() {
    MultiLayerNetwork layers = Blobs.network(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> Blobs.wrap(layers).output("kind"))
        .withMessageContaining("expected a ComputationGraph");
    assertThatIllegalStateException()
        .isThrownBy(() -> Blobs.wrap(layers).inputTypes(InputType.feedForward(2)))
        .withMessageContaining("expected a ComputationGraph");
    assertThatIllegalStateException()
        .isThrownBy(() -> Blobs.wrap(layers).fit(Heads.iterator(3, 1)))
        .withMessageContainingAll("MultiDataSetIterator", "MultiLayerModel");
  }

  @Test
  void asksForTheShapesOfImages() {
    assertThatThrownBy(() -> SelfIntrospector.wrap(model).output("kind").joint())
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("input image")
        .hasMessageContaining("inputTypes");
  }
}
