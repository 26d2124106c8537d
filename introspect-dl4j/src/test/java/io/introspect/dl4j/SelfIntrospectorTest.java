package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SelfIntrospectorTest {

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    introspector = Blobs.fitted(model);
  }

  @Test
  void predictsWhatTheModelPredicts() {
    INDArray rows = Blobs.testRows(300);
    List<Introspection> seen = introspector.introspectAll(rows);
    INDArray output = model.output(rows);
    for (int i = 0; i < 300; i++) {
      assertThat(seen.get(i).output())
          .containsExactly(output.getRow(i).toFloatVector(), within(1e-6f));
      assertThat(seen.get(i).predictedClass()).isEqualTo(output.getRow(i).argMax().getInt(0));
    }
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    DataSet test = Blobs.data(3000, 2000);
    List<Introspection> seen = introspector.introspectAll(test.getFeatures());
    int[] truth = test.getLabels().argMax(1).toIntVector();
    double right = Blobs.meanConfidence(seen, truth, true);
    double wrong = Blobs.meanConfidence(seen, truth, false);
    assertThat(right).isGreaterThan(wrong + 0.5);
  }

  @Test
  void estimatesTheErrorThatIsMade() {
    DataSet test = Blobs.data(3000, 2000);
    List<Introspection> seen = introspector.introspectAll(test.getFeatures());
    INDArray difference = test.getLabels().sub(model.output(test.getFeatures()));
    INDArray errors = difference.mul(difference).sum(1).mul(0.5);
    double bias = 0;
    double residual = 0;
    double spread = 0;
    double[] logs =
        IntStream.range(0, 3000).mapToDouble(i -> Math.log10(errors.getDouble(i))).toArray();
    double mean = IntStream.range(0, 3000).mapToDouble(i -> logs[i]).average().orElseThrow();
    for (int i = 0; i < 3000; i++) {
      double miss = seen.get(i).log10MapError() - logs[i];
      bias += miss / 3000;
      residual += miss * miss;
      spread += (logs[i] - mean) * (logs[i] - mean);
    }
    assertThat(bias).isCloseTo(0, within(0.25));
    assertThat(1 - residual / spread).as("R² of ê").isGreaterThan(0.3);
  }

  @Test
  void theMapIsNearTheStandardNormal() {
    List<Introspection> seen = introspector.introspectAll(Blobs.testRows(3000));
    for (int axis = 0; axis < 2; axis++) {
      int a = axis;
      double mean = seen.stream().mapToDouble(row -> row.latent()[a]).average().orElseThrow();
      double square =
          seen.stream().mapToDouble(row -> Math.pow(row.latent()[a], 2)).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(0.3));
      assertThat(Math.sqrt(square)).isBetween(0.7, 1.3);
    }
  }

  @Test
  void oneRowAloneSeesWhatItSeesAmongMany() {
    INDArray rows = Blobs.testRows(20);
    Introspection among = introspector.introspectAll(rows).get(7);
    Introspection alone = introspector.introspect(rows.get(NDArrayIndex.interval(7, 8)));
    Introspection asVector = introspector.introspect(rows.getRow(7));
    assertThat(asVector).isEqualTo(alone);
    assertThat(alone.latent()[0]).isCloseTo(among.latent()[0], within(1e-4f));
    assertThat(alone.confidence()).isCloseTo(among.confidence(), within(1e-4));
    assertThat(alone.reconstructionError()).isCloseTo(among.reconstructionError(), within(1e-4));
  }

  @Test
  void manyRowsAreSeenBlockByBlock() {
    INDArray rows = Blobs.testRows(2345);
    List<Introspection> all = introspector.introspectAll(rows);
    assertThat(all).hasSize(2345);
    int from = 8 * 256; // where a block begins
    List<Introspection> tail =
        introspector.introspectAll(rows.get(NDArrayIndex.interval(from, 2345)));
    assertThat(all.subList(from, 2345)).isEqualTo(tail);
  }

  /** ND4J 1.0.0-M2.1 gives empty slices of such views. */
  @Test
  void rowsThatAreAViewIntoMoreRowsAreSeenAlike() {
    DataSet all = Blobs.data(4000, 2000);
    INDArrayIndex part = NDArrayIndex.interval(1500, 3900);
    INDArray view = all.getFeatures().get(part);
    assertThat(introspector.introspectAll(view)).isEqualTo(introspector.introspectAll(view.dup()));
    SelfIntrospector fromViews = Blobs.wrap(model).fit(view, all.getLabels().get(part));
    SelfIntrospector fromCopies =
        Blobs.wrap(model).fit(view.dup(), all.getLabels().get(part).dup());
    assertThat(fromViews.introspectAll(view)).isEqualTo(fromCopies.introspectAll(view));
  }

  @Test
  void eightThreadsSeeWhatOneSees() throws Exception {
    INDArray rows = Blobs.testRows(40);
    List<Introspection> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      expected.add(introspector.introspect(rows.getRow(i)));
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Introspection>> calls = new ArrayList<>();
      for (int i = 0; i < 800; i++) {
        int row = i % 40;
        calls.add(() -> introspector.introspect(rows.getRow(row)));
      }
      List<Future<Introspection>> results = pool.invokeAll(calls);
      for (int i = 0; i < 800; i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i % 40));
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void worksInsideAnOpenWorkspace() {
    INDArray rows = Blobs.testRows(5);
    List<Introspection> outside = introspector.introspectAll(rows);
    WorkspaceConfiguration conf = WorkspaceConfiguration.builder().initialSize(1 << 20).build();
    List<Introspection> inside;
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(conf, "USER")) {
      inside = introspector.introspectAll(rows);
      assertThat(workspace.getCurrentOffset()).as("nothing of ours in the user's").isZero();
      assertThat(introspector.autoencoder().decode(Nd4j.zeros(3, 2).detach()).isAttached())
          .isFalse();
    }
    assertThat(inside).isEqualTo(outside);
  }

  @Test
  void theSameSeedGivesTheSameIntrospector() {
    INDArray rows = Blobs.testRows(50);
    assertThat(Blobs.fitted(model).introspectAll(rows)).isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void fittingLeavesModelAndRandomGeneratorAlone() {
    float[] before = model.params().reshape(model.numParams()).toFloatVector();
    int iterations = model.getIterationCount();
    Nd4j.getRandom().setSeed(99);
    float[] expected = Nd4j.rand(5).toFloatVector();
    Nd4j.getRandom().setSeed(99);
    Blobs.fitted(model);
    assertThat(Nd4j.rand(5).toFloatVector()).isEqualTo(expected);
    assertThat(model.params().reshape(model.numParams()).toFloatVector()).isEqualTo(before);
    assertThat(model.getIterationCount()).isEqualTo(iterations);
    assertThat(model.getListeners()).isEmpty();
  }

  @Test
  void howMuchIsHeldOutCanBeChosen() {
    DataSet data = Blobs.data(300, 5);
    Provenance provenance =
        Blobs.wrap(model).heldOutShare(0.25).fit(data.getFeatures(), data.getLabels()).provenance();
    assertThat(provenance.trainingRows()).isEqualTo(225);
    assertThat(provenance.validationRows()).isEqualTo(75);
    for (double share : new double[] {0, 0.51, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> Blobs.wrap(model).heldOutShare(share))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("" + share);
    }
    assertThatThrownBy(() -> Blobs.wrap(model).heldOutShare(0.2).heldOutShare(0.3))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knowsHowItWasMade() {
    Provenance provenance = introspector.provenance();
    assertThat(provenance.seed()).isEqualTo(3);
    assertThat(provenance.training()).isEqualTo(Provenance.Training.SEQUENTIAL);
    assertThat(provenance.trainingRows()).isEqualTo(540);
    assertThat(provenance.validationRows()).isEqualTo(60);
    assertThat(provenance.validationKnownToClassifier()).isTrue();
    assertThat(provenance.dataHash()).matches("[0-9a-f]{64}");
    assertThat(provenance.settings()).containsEntry("autoencoder.mmdWeight", "10.0");
    assertThat(provenance.versions()).containsKeys("nd4j-api", "java", "backend");
  }

  @Test
  void validationRowsOfTheUsersOwnAreSaidToBeUnknownToTheClassifier() {
    DataSet training = Blobs.data(600, 1000);
    DataSet validation = Blobs.data(200, 1001);
    Provenance provenance =
        Blobs.wrap(model)
            .fit(
                training.getFeatures(),
                training.getLabels(),
                validation.getFeatures(),
                validation.getLabels())
            .provenance();
    assertThat(provenance.trainingRows()).isEqualTo(600);
    assertThat(provenance.validationRows()).isEqualTo(200);
    assertThat(provenance.validationKnownToClassifier()).isFalse();
  }

  @Test
  void refusesSeveralRowsWhereOneIsExpected() {
    assertThatThrownBy(() -> introspector.introspect(Blobs.testRows(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one row")
        .hasMessageContaining("introspectAll");
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatThrownBy(() -> introspector.introspect(Nd4j.zeros(1, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[n, 4]")
        .hasMessageContaining("[1, 5]");
  }

  @Test
  void refusesRowsOnWhichTheModelOverflows() {
    INDArray rows = Blobs.testRows(3);
    rows.getRow(1).assign(3e38);
    assertThatThrownBy(() -> introspector.introspectAll(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("activations")
        .hasMessageContaining("row 1");
  }

  @Test
  void refusesNanAndNamesTheRow() {
    INDArray rows = Blobs.testRows(1500);
    rows.putScalar(1234, 2, Double.NaN);
    assertThatThrownBy(() -> introspector.introspectAll(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1234");
  }
}
