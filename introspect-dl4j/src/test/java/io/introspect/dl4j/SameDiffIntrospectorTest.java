package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.model.SameDiffModel;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.weightinit.impl.XavierInitScheme;

/** A SameDiff graph from wrapping to loading. */
class SameDiffIntrospectorTest {

  private static SameDiff graph;
  private static SelfIntrospector introspector;

  @TempDir Path folder;

  @BeforeAll
  static void fit() {
    graph = trained();
    introspector = fitted(SelfIntrospector.wrap(graph, "x", "out", "first", "second"));
  }

  private static SelfIntrospector fitted(IntrospectorBuilder builder) {
    DataSet training = Blobs.data(600, 1000);
    return builder
        .seed(3)
        .autoencoder(Blobs.quickAutoencoder())
        .estimator(Blobs.quickEstimator())
        .typicality(Blobs.quickTypicality())
        .trust(Blobs.quickTrust())
        .fit(training.getFeatures(), training.getLabels());
  }

  private static SameDiff trained() {
    SameDiff made = SameDiff.create();
    SDVariable x = made.placeHolder("x", DataType.FLOAT, -1, Blobs.FEATURES);
    SDVariable y = made.placeHolder("y", DataType.FLOAT, -1, Blobs.CLASSES);
    SDVariable first = made.nn().elu("first", dense(x, "a", Blobs.FEATURES, 12));
    SDVariable second = made.nn().elu("second", dense(first, "b", 12, 8));
    SDVariable logits = dense(second, "c", 8, Blobs.CLASSES);
    made.nn().softmax("out", logits, 1);
    made.loss().softmaxCrossEntropy("loss", y, logits, null);
    made.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(0.01))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("y")
            .minimize("loss")
            .build());
    Blobs.single(
        () -> {
          for (int i = 0; i < 60; i++) {
            made.fit(Blobs.data(64, i));
          }
          return null;
        });
    return made;
  }

  private static SDVariable dense(SDVariable x, String name, int inputs, int units) {
    SameDiff of = x.getSameDiff();
    SDVariable w =
        of.var(
            name + "_w", new XavierInitScheme('c', inputs, units), DataType.FLOAT, inputs, units);
    return of.mmul(x, w).add(of.zero(name + "_b", DataType.FLOAT, 1, units));
  }

  @Test
  void predictsWhatTheGraphPredicts() {
    INDArray rows = Blobs.testRows(30);
    float[][] output = graph.output(Map.of("x", rows), "out").get("out").toFloatMatrix();
    List<Introspection> seen = introspector.introspectAll(rows);
    for (int i = 0; i < 30; i++) {
      assertThat(seen.get(i).output()).containsExactly(output[i], within(1e-6f));
    }
    assertThat(introspector.model().tap().width()).isEqualTo(20);
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    DataSet test = Blobs.data(3000, 2000);
    List<Introspection> seen = introspector.introspectAll(test.getFeatures());
    int[] truth = test.getLabels().argMax(1).toIntVector();
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.5);
  }

  @Test
  void looksAtEachRowOnce() {
    AtomicInteger passes = new AtomicInteger();
    SameDiffModel model = new SameDiffModel(graph, "x", "out", List.of("first", "second"));
    Path file = folder.resolve("counted.introspector");
    introspector.save(file);
    SelfIntrospector counted =
        SelfIntrospector.load(file, new WatchedModel(model, passes::incrementAndGet));

    counted.introspectAll(Blobs.testRows(30));
    assertThat(passes).hasValue(1);
    counted.introspect(Blobs.testRows(1));
    assertThat(passes).hasValue(2);
  }

  @Test
  void canBeAttacked() {
    List<AttackPath> paths =
        FastGradientSign.standard()
            .withEpsilon(0.05)
            .withSteps(60)
            .attack(introspector, Blobs.testRows(30), AttackAim.toward(1));
    assertThat(paths.stream().filter(path -> path.start().succeeded()).count()).isLessThan(15);
    assertThat(paths.stream().filter(AttackPath::succeeded).count()).isGreaterThan(20);
  }

  @Test
  void seesTheSameAfterLoading() throws IOException {
    INDArray rows = Blobs.testRows(20);
    Path file = folder.resolve("graph.introspector");
    File saved = folder.resolve("graph.fb").toFile();
    introspector.save(file);
    graph.save(saved, false);

    SameDiff restored = SameDiff.load(saved, false);

    assertThat(
            SelfIntrospector.wrap(restored, "x", "out", "first", "second")
                .load(file)
                .introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void refusesAnotherGraph() {
    Path file = folder.resolve("graph.introspector");
    introspector.save(file);
    SameDiff other = graph.dup();
    other.getVariable("b_w").getArr().addi(0.001);
    assertThatThrownBy(() -> SelfIntrospector.wrap(other, "x", "out", "first", "second").load(file))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("fingerprint");
  }
}
