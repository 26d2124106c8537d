package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.trust.Evidence;
import io.introspect.dl4j.trust.EvidenceTrust;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Trust from the builder to the audit and the file, with a real small classifier. */
class TrustTest {

  private static final DataSet TRAINING = Blobs.data(900, 1000);
  private static final DataSet VALIDATION = Blobs.data(3000, 1001);
  private static final DataSet TEST = Blobs.data(3000, 2000);

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;
  private static Audit audit;

  @TempDir private Path folder;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    introspector = fit(open().trust(Blobs.quickTrust()));
    audit = introspector.audit(TEST.getFeatures(), TEST.getLabels());
  }

  private static IntrospectorBuilder open() {
    return Blobs.open(model).typicality(Blobs.quickTypicality());
  }

  private static SelfIntrospector fit(IntrospectorBuilder builder) {
    return builder.fit(
        TRAINING.getFeatures(),
        TRAINING.getLabels(),
        VALIDATION.getFeatures(),
        VALIDATION.getLabels());
  }

  private Path saved() {
    Path file = folder.resolve("trust.introspector");
    introspector.save(file);
    return file;
  }

  @Test
  void confidenceAndProbabilityRankRowsAlike() {
    List<Introspection> seen = new ArrayList<>(introspector.introspectAll(TEST.getFeatures()));
    seen.sort(Comparator.comparingDouble(Introspection::confidence));

    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).probabilityCorrect())
          .isGreaterThanOrEqualTo(seen.get(i - 1).probabilityCorrect());
    }
    assertThat(seen.stream().map(Introspection::confidence).distinct()).hasSizeGreaterThan(2900);
  }

  @Test
  void onFreshRowsItIsNoWorseThanTheMaximumOutput() {
    assertThat(audit.isNoWorseThanMaximumOutput()).as(audit.table()).isTrue();
    assertThat(audit.confidence().value(Measure.ECE)).isLessThan(0.03);
  }

  @Test
  void confidenceIsTheDecadesOfTheTypicalError() {
    List<Introspection> seen = introspector.introspectAll(TEST.getFeatures());
    INDArray difference = TEST.getLabels().sub(model.output(TEST.getFeatures()));
    double[] errors = difference.mul(difference).sum(1).mul(0.5).toDoubleVector();
    double decades = Arrays.stream(errors).map(e -> -Math.log10(e)).average().orElseThrow();

    assertThat(seen.stream().mapToDouble(Introspection::confidence).average().orElseThrow())
        .isCloseTo(decades, within(0.1));
  }

  @Test
  void thePapersEstimateStaysAsItIsWithoutIt() {
    SelfIntrospector without = fit(open().withoutTrust());
    Introspection here = introspector.introspect(Blobs.testRows(1));
    Introspection there = without.introspect(Blobs.testRows(1));

    assertThat(here.log10MapError()).isEqualTo(there.log10MapError());
    assertThat(here.latent()).isEqualTo(there.latent());
    assertThat(here.typicality()).isEqualTo(there.typicality());
    assertThat(there.confidence()).isEqualTo(-there.log10MapError());
    assertThat(there.hasProbabilityCorrect()).isFalse();
    assertThat(without.provenance().findings()).isEmpty();

    Audit plain = without.audit(TEST.getFeatures(), TEST.getLabels());
    assertThat(plain.notes())
        .containsExactly(
            "The confidence comes from the map alone: the introspector was fitted without trust.");
    assertThat(plain.confidence().hasProbability()).isFalse();
    assertThat(plain.confidence().value(Measure.AURC))
        .isEqualTo(audit.score(Evidence.MAP_ERROR.key()).value(Measure.AURC));
  }

  @Test
  void theClassifierStaysAsItIs() {
    assertThat(model.params()).isEqualTo(Blobs.trained().params());
    assertThat(model.getListeners()).isEmpty();
  }

  @Test
  void provenanceTellsWhatWonAndByHowMuch() {
    assertThat(introspector.provenance().findings())
        .containsEntry("trust.heldOutRows", "3000")
        .containsEntry("trust.mistakes", Integer.toString(mistakes(VALIDATION)))
        .containsKeys("trust.score", "trust.aurc", "trust.maximumOutputAurc", "trust.probability");
    assertThat(finding("trust.aurc")).isLessThanOrEqualTo(finding("trust.maximumOutputAurc"));
    assertThat(introspector.provenance().settings())
        .containsEntry("trust.format", "evidence-trust/1 of log-error-regression/1")
        .containsEntry("trust.prototypesPerClass", "50");
  }

  private static double finding(String name) {
    return Double.parseDouble(introspector.provenance().findings().get(name));
  }

  private static int mistakes(DataSet data) {
    int[] predicted = model.output(data.getFeatures()).argMax(1).toIntVector();
    int[] truth = data.getLabels().argMax(1).toIntVector();
    int mistakes = 0;
    for (int row = 0; row < truth.length; row++) {
      mistakes += predicted[row] == truth[row] ? 0 : 1;
    }
    return mistakes;
  }

  @Test
  void isSavedAndLoaded() {
    INDArray rows = Blobs.testRows(100);
    SelfIntrospector loaded = SelfIntrospector.load(saved(), model);

    assertThat(loaded.introspectAll(rows)).isEqualTo(introspector.introspectAll(rows));
    assertThat(loaded.provenance()).isEqualTo(introspector.provenance());
    DataSet few = Blobs.data(300, 5);
    assertThat(loaded.audit(few.getFeatures(), few.getLabels()).json())
        .as("all evidence, though the winner needs little of it")
        .isEqualTo(introspector.audit(few.getFeatures(), few.getLabels()).json());

    Path copy = folder.resolve("copy.introspector");
    loaded.save(copy);
    assertThat(SelfIntrospector.load(copy, model).introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void aFileWithItCanBeLoadedAndSavedWithoutIt() {
    SelfIntrospector loaded = SelfIntrospector.wrap(model).withoutTrust().load(saved());
    assertThat(loaded.introspect(Blobs.testRows(1)).hasProbabilityCorrect()).isFalse();

    Path copy = folder.resolve("without.introspector");
    loaded.save(copy);
    assertThat(SelfIntrospector.load(copy, model).introspect(Blobs.testRows(1)))
        .isEqualTo(loaded.introspect(Blobs.testRows(1)));
  }

  @Test
  void withoutTheTypicalityThatItNeedsItIsNotLoaded() {
    Path file = saved();

    assertThatThrownBy(() -> SelfIntrospector.wrap(model).withoutTypicality().load(file))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContainingAll(file.toString(), "trust", "typicality", "withoutTrust()");
    assertThat(
            SelfIntrospector.wrap(model)
                .withoutTypicality()
                .withoutTrust()
                .load(file)
                .introspect(Blobs.testRows(1))
                .hasTypicality())
        .isFalse();
  }

  @Test
  void aTrainerOfAnotherFormatIsRefused() {
    Path file = saved();

    assertThatThrownBy(() -> SelfIntrospector.wrap(model).trust(new OwnTrust()).load(file))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContainingAll("trust", "own/1", "evidence-trust/1");
  }

  @Test
  void aPresetSaysHowToFitNotWhatToLoad() {
    assertThat(
            SelfIntrospector.wrap(model)
                .preset(Preset.PAPER)
                .load(saved())
                .introspect(Blobs.testRows(1))
                .hasProbabilityCorrect())
        .isTrue();
  }

  @Test
  void isOnByDefaultAndOffInThePapersPreset() {
    assertThat(Preset.STANDARD.trust()).contains(EvidenceTrust.standard());
    assertThat(Preset.PAPER.trust()).isEmpty();
  }

  @Test
  void mayBeSetOnce() {
    assertThatThrownBy(() -> Blobs.open(model).withoutTrust().trust(Blobs.quickTrust()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("trust was already set");
    assertThatThrownBy(() -> Blobs.open(model).trust(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("trust");
  }

  @Test
  void jointTrainingRefusesIt() {
    assertThatThrownBy(() -> Blobs.open(model).trust(Blobs.quickTrust()).joint())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no trust for joint training", "evidence-trust/1");
  }

  @Test
  void theAuditMeasuresTheConfidenceTheMaximumOutputAndAllEvidence() {
    List<String> expected = new ArrayList<>(List.of(Audit.CONFIDENCE));
    for (Evidence kind : Evidence.values()) {
      expected.add(kind.key());
    }

    assertThat(audit.scores().stream().map(AuditedScore::name)).containsExactlyElementsOf(expected);
    assertThat(audit.rows()).isEqualTo(3000);
    assertThat(audit.mistakes()).isEqualTo(mistakes(TEST));
    assertThat(audit.notes()).isEmpty();
    assertThat(audit.confidence().hasProbability()).isTrue();
    assertThat(audit.maximumOutput().hasProbability()).isTrue();
  }

  @Test
  void theAuditedConfidenceIsTheOneThatIsShipped() {
    List<Introspection> seen = introspector.introspectAll(TEST.getFeatures());
    int[] truth = TEST.getLabels().argMax(1).toIntVector();
    boolean[] correct = new boolean[truth.length];
    for (int row = 0; row < truth.length; row++) {
      correct[row] = seen.get(row).predictedClass() == truth[row];
    }
    AuditedScore shipped =
        Audit.of(correct)
            .resamples(1)
            .score(
                Audit.CONFIDENCE,
                seen.stream().mapToDouble(Introspection::confidence).toArray(),
                seen.stream().mapToDouble(Introspection::probabilityCorrect).toArray())
            .score(
                Audit.MAXIMUM_OUTPUT,
                seen.stream().mapToDouble(Introspection::maximumOutput).toArray())
            .build()
            .confidence();

    for (Measure measure : Measure.values()) {
      // An audit cuts the rows into other blocks: products round differently.
      assertThat(audit.confidence().value(measure)).isCloseTo(shipped.value(measure), within(1e-6));
    }
  }

  @Test
  void anIteratorIsAuditedAsArraysAreFromItsBeginning() {
    DataSet rows = Blobs.data(300, 5);
    DataSetIterator iterator = new ViewIterator(rows, 64);
    iterator.next();

    Audit ofIterator = introspector.audit(iterator);

    Audit ofArrays = introspector.audit(rows.getFeatures(), rows.getLabels());
    assertThat(ofIterator.json()).isEqualTo(introspector.audit(new ViewIterator(rows, 64)).json());
    assertThat(ofIterator.rows()).isEqualTo(300);
    assertThat(ofIterator.mistakes()).isEqualTo(ofArrays.mistakes());
    for (Measure measure : Measure.values()) {
      // Other blocks of rows: products round differently.
      assertThat(ofIterator.confidence().value(measure))
          .isCloseTo(ofArrays.confidence().value(measure), within(1e-6));
    }
  }

  @Test
  void rowsThatTheClassifierKnewAreNotedInTheAudit() {
    SelfIntrospector known =
        Blobs.open(model)
            .withoutTypicality()
            .trust(Blobs.quickTrust())
            .fit(TRAINING.getFeatures(), TRAINING.getLabels());
    DataSet rows = Blobs.data(300, 5);
    Audit optimistic = known.audit(rows.getFeatures(), rows.getLabels());

    assertThat(known.provenance().validationKnownToClassifier()).isTrue();
    assertThat(known.provenance().findings()).containsEntry("trust.heldOutRows", "90");
    assertThat(optimistic.notes()).singleElement().asString().contains("may be optimistic");
    assertThat(optimistic.scores().stream().map(AuditedScore::name))
        .contains(Evidence.PLACE_AND_RECONSTRUCTION.key(), Evidence.HIDDEN_ERROR.key())
        .doesNotContain(
            Evidence.TYPICALITY.key(),
            Evidence.WIDE_RECONSTRUCTION.key(),
            Evidence.TRUST_RATIO.key());
    // Few mistakes among 90 rows: the maximum output, which confidence then ranks as.
    assertThat(known.provenance().findings()).containsEntry("trust.score", "logit");
    assertThat(optimistic.confidence().value(Measure.AURC))
        .isEqualTo(optimistic.maximumOutput().value(Measure.AURC));

    Path file = folder.resolve("narrow.introspector");
    known.save(file);
    assertThat(SelfIntrospector.load(file, model).introspectAll(rows.getFeatures()))
        .isEqualTo(known.introspectAll(rows.getFeatures()));
  }

  @Test
  void anAuditWithoutRowsIsRefused() {
    DataSetIterator empty =
        new ViewIterator(Blobs.data(10, 1), 10) {
          @Override
          public boolean hasNext() {
            return false;
          }
        };
    assertThatThrownBy(() -> introspector.audit(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("expected rows to audit with", "empty iterator");
  }

  @Test
  void rowsThatCannotBeAuditedAreRefusedByTheirNumber() {
    DataSet rows = Blobs.data(1500, 1);
    rows.getFeatures().putScalar(1234, 2, Double.NaN);
    rows.getLabels().putScalar(1300, 0, 0.5);

    assertThatThrownBy(
            () ->
                introspector.audit(
                    new ViewIterator(Blobs.data(90, 1), 64) {
                      @Override
                      public DataSet next() {
                        DataSet batch = super.next();
                        batch.setLabels(null);
                        return batch;
                      }
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from row 0 on");
    assertThatThrownBy(() -> introspector.audit(rows.getFeatures(), rows.getLabels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("one-hot", "row 1300");
    assertThatThrownBy(
            () -> introspector.audit(rows.getFeatures(), Blobs.data(1500, 1).getLabels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("features", "NaN", "row 1234");
  }

  @Test
  void rowsFarBeyondAllOthersAreJudgedAndAuditedAsWell() {
    DataSet far = Blobs.data(60, 9);
    for (double factor : new double[] {1e3, 1e12, 1e30}) {
      INDArray rows = far.getFeatures().mul(factor);
      assertThat(introspector.introspectAll(rows))
          .allSatisfy(row -> assertThat(row.confidence()).isFinite());
      assertThat(introspector.audit(rows, far.getLabels()).rows()).isEqualTo(60);
    }
  }

  @Test
  void oneRowAloneIsTrustedAsAmongMany() {
    INDArray rows = Blobs.testRows(20);
    Introspection among = introspector.introspectAll(rows).get(7);
    Introspection alone = introspector.introspect(rows.getRow(7));

    assertThat(alone.confidence()).isCloseTo(among.confidence(), within(1e-3));
    assertThat(alone.probabilityCorrect()).isCloseTo(among.probabilityCorrect(), within(1e-3));
  }

  @Test
  void fourThreadsSeeWhatOneSees() throws Exception {
    INDArray rows = Blobs.testRows(50);
    List<Introspection> expected = introspector.introspectAll(rows);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Introspection>>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> introspector.introspectAll(rows));
      }
      for (Future<List<Introspection>> result : pool.invokeAll(calls)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdown();
    }
  }
}
