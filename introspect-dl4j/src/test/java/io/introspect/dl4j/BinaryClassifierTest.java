package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.model.ComputationGraphModel;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.MultiLayerModel;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.factory.Nd4j;

/** A network of one sigmoid output from wrapping to loading, its labels in one column. */
class BinaryClassifierTest {

  private static final DataSet TRAINING = BinaryRows.data(600, 1000);
  private static final DataSet VALIDATION = BinaryRows.data(2001, 1001);
  private static final DataSet TEST = BinaryRows.data(2001, 2000);

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @TempDir private Path folder;

  @BeforeAll
  static void fit() {
    model = BinaryRows.trained();
    introspector =
        Blobs.open(model)
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(new ViewIterator(TRAINING, 150), new ViewIterator(VALIDATION, 500));
  }

  private static int[] truth(DataSet rows) {
    return rows.getLabels().reshape(rows.numExamples()).toIntVector();
  }

  @Test
  void theOutputIsThatOfTheNetworkForThePositiveClass() {
    INDArray p = model.output(TEST.getFeatures());
    List<Introspection> seen = introspector.introspectAll(TEST.getFeatures());

    assertThat(introspector.model().classes()).isEqualTo(2);
    for (int row = 0; row < seen.size(); row++) {
      float positive = p.getFloat(row, 0);
      assertThat(seen.get(row).output())
          .containsExactly(new float[] {1 - positive, positive}, within(1e-6f));
      assertThat(seen.get(row).predictedClass()).isEqualTo(positive > 0.5 ? 1 : 0);
    }
  }

  @Test
  void labelsOfOneColumnAndOneHotOnesMeanTheSame() {
    DataSet training = BinaryRows.oneHot(TRAINING);
    DataSet test = BinaryRows.oneHot(TEST);
    SelfIntrospector column =
        Hasty.plain(SelfIntrospector.wrap(model)).fit(TRAINING.getFeatures(), TRAINING.getLabels());
    SelfIntrospector oneHot =
        Hasty.plain(SelfIntrospector.wrap(model)).fit(training.getFeatures(), training.getLabels());

    assertThat(column.introspectAll(TEST.getFeatures()))
        .isEqualTo(oneHot.introspectAll(TEST.getFeatures()));
    assertThat(column.audit(TEST.getFeatures(), TEST.getLabels()).json())
        .isEqualTo(column.audit(test.getFeatures(), test.getLabels()).json());
    Analysis analysis = column.analyze(new ViewIterator(TEST, 400));
    assertThat(analysis.densities().get(1).rows()).isEqualTo(401);
    assertThat(analysis.colors()).isEqualTo(column.analyze(new ViewIterator(test, 400)).colors());
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    List<Introspection> seen = introspector.introspectAll(TEST.getFeatures());
    Audit audit = introspector.audit(TEST.getFeatures(), TEST.getLabels());

    assertThat(Blobs.meanConfidence(seen, truth(TEST), true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth(TEST), false) + 0.3);
    assertThat(audit.isNoWorseThanMaximumOutput()).as(audit.table()).isTrue();
    assertThat(audit.confidence().value(Measure.ECE)).isLessThan(0.05);
    assertThat(audit.notes()).isEmpty();
  }

  @Test
  void theConfidenceIsInDecadesOfTheSquaredDifference() {
    INDArray difference = TEST.getLabels().sub(model.output(TEST.getFeatures()));
    double decades =
        Arrays.stream(difference.mul(difference).reshape(TEST.numExamples()).toDoubleVector())
            .map(e -> -Math.log10(e))
            .average()
            .orElseThrow();

    assertThat(
            introspector.introspectAll(TEST.getFeatures()).stream()
                .mapToDouble(Introspection::confidence)
                .average()
                .orElseThrow())
        .isCloseTo(decades, within(0.1));
  }

  @Test
  void attacksReachEitherClass() {
    FastGradientSign fgsm = FastGradientSign.standard().withEpsilon(0.05).withSteps(80);
    INDArray rows = TEST.getFeatures().getRows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    for (int target = 0; target < 2; target++) {
      List<AttackPath> paths = fgsm.attack(introspector, rows, AttackAim.toward(target));
      assertThat(paths.stream().filter(path -> path.start().succeeded()).count()).isLessThan(10);
      assertThat(paths).allMatch(AttackPath::succeeded);
    }
  }

  @Test
  void jointTrainingReadsTheLabelsOfItsMinibatches() {
    MultiLayerNetwork network = BinaryRows.network();
    JointTrainingListener joint = Blobs.wrap(network).joint();
    network.addListeners(joint);
    BinaryRows.train(network, 300);
    SelfIntrospector jointly = joint.introspector();

    List<Introspection> seen = jointly.introspectAll(TEST.getFeatures());
    assertThat(seen.get(0).output()).hasSize(2);
    assertThat(Blobs.meanConfidence(seen, truth(TEST), true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth(TEST), false) + 0.2);
  }

  @Test
  void aRecorderReadsThemToo() {
    MultiLayerNetwork network = BinaryRows.network();
    DataSet probe = BinaryRows.data(60, 3000);
    try (TrajectoryRecorder recorder =
        Blobs.wrap(network).recorder(probe.getFeatures(), probe.getLabels()).everyIterations(10)) {
      network.addListeners(recorder);
      BinaryRows.train(network, 40);
      Trajectories paths = recorder.trajectories();
      assertThat(paths.snapshots()).isEqualTo(5);
      assertThat(paths.trueClass(5)).isEqualTo(1);
      assertThat(paths.trueClass(6)).isZero();
    }
  }

  @Test
  void seesTheSameAfterLoading() {
    Path file = folder.resolve("binary.introspector");
    introspector.save(file);

    assertThat(SelfIntrospector.load(file, model).introspectAll(TEST.getFeatures()))
        .isEqualTo(introspector.introspectAll(TEST.getFeatures()));
  }

  @Test
  void oneRowAloneIsSeenAsAmongMany() {
    Introspection alone = introspector.introspect(TEST.getFeatures().getRow(7));

    assertThat(alone.output())
        .containsExactly(
            introspector.introspectAll(TEST.getFeatures()).get(7).output(), within(1e-6f));
  }

  @Test
  void aGraphOfOneSigmoidIsNoDifferent() {
    ComputationGraph graph = BinaryRows.trainedGraph();
    SelfIntrospector seen =
        Hasty.plain(SelfIntrospector.wrap(graph)).fit(TRAINING.getFeatures(), TRAINING.getLabels());

    INDArray p = graph.outputSingle(TEST.getFeatures());
    assertThat(seen.introspectAll(TEST.getFeatures()).get(4).output()[1])
        .isCloseTo(p.getFloat(4, 0), within(1e-6f));
    assertThat(seen.audit(TEST.getFeatures(), TEST.getLabels()).accuracy()).isGreaterThan(0.8);
    AttackPath path =
        FastGradientSign.standard()
            .withEpsilon(0.1)
            .attack(seen, TEST.getFeatures().getRow(0, true), AttackAim.toward(0))
            .get(0);
    assertThat(path.succeeded()).isTrue();
  }

  @Test
  void softmaxOverTwoClassesTakesLabelsOfOneColumnToo() {
    SelfIntrospector seen =
        Hasty.plain(SelfIntrospector.wrap(BinaryRows.trainedSoftmax()))
            .fit(TRAINING.getFeatures(), TRAINING.getLabels());

    assertThat(seen.audit(TEST.getFeatures(), TEST.getLabels()).json())
        .isEqualTo(seen.audit(TEST.getFeatures(), BinaryRows.oneHot(TEST.getLabels())).json());
  }

  @Test
  void labelsThatAreNeitherZeroNorOneAreRefusedByTheirRow() {
    INDArray labels = TEST.getLabels().dup();
    labels.putScalar(1234, 0, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> introspector.audit(TEST.getFeatures(), labels))
        .withMessageContaining("expected a label of 0 or 1, found 2.0 in row 1234");
  }

  @Test
  void oneColumnSaysTooLittleOfMoreClasses() {
    DataSet rows = Blobs.data(300, 1);
    IntrospectorBuilder builder = Blobs.wrap(Blobs.network(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.fit(rows.getFeatures(), Nd4j.zeros(300, 1)))
        .withMessageContainingAll("one-hot labels of shape [n, 3]", "3 classes", "[300, 1]");
  }

  @Test
  void bothKindsOfNetworkSeeTheSameWithTheSameParameters() {
    ComputationGraph graph = BinaryRows.trainedGraph();
    graph.setParams(model.params());

    assertThat(
            new ComputationGraphModel(graph, LayerSelection.dense())
                .observe(TEST.getFeatures())
                .output())
        .isEqualTo(
            new MultiLayerModel(model, LayerSelection.dense())
                .observe(TEST.getFeatures())
                .output());
  }
}
