package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Introspection;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;
import io.introspect.trust.Audit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Trust in classifiers whose answers are made up, so that they can be as odd as can be. */
class ScriptedTrustTest {

  private static final LogErrorRegression ESTIMATOR =
      LogErrorRegression.standard()
          .withHiddenLayers(8)
          .withSchedule(new TrainingSchedule(64, 30, 1, 1e-2, 0.5, 5));

  private final ScriptedModel two = new ScriptedModel(2);

  private static IntrospectorBuilder wrap(ScriptedModel model) {
    return SelfIntrospector.wrap(model)
        .autoencoder(new MeanTrainer())
        .estimator(ESTIMATOR)
        .typicality(new ReconstructionTypicality(new MeanTrainer()));
  }

  private static IntrospectorBuilder trusted(ScriptedModel model) {
    return wrap(model)
        .trust(EvidenceTrust.standard().withRegression(ESTIMATOR).withPrototypesPerClass(20));
  }

  private static SelfIntrospector fit(
      IntrospectorBuilder builder, DataSet training, DataSet validation) {
    return builder.fit(
        training.getFeatures(),
        training.getLabels(),
        validation.getFeatures(),
        validation.getLabels());
  }

  /** Every fifth is wrong, and less sure. */
  private static float[] usual(int row) {
    float most = (row % 5 == 0 ? 0.6f : 0.8f) + row % 17 / 100f;
    return (row + (row % 5 == 0 ? 1 : 0)) % 2 == 0
        ? new float[] {most, 1 - most}
        : new float[] {1 - most, most};
  }

  private DataSet rows(int count, long seed, IntFunction<float[]> output) {
    return two.rows(count, seed, row -> row % 2, output);
  }

  private DataSet usual(int count, long seed) {
    return rows(count, seed, ScriptedTrustTest::usual);
  }

  /** Every number that is told is one, and an audit gets through. */
  private static void assertJudges(SelfIntrospector introspector, DataSet rows) {
    assertThat(introspector.introspectAll(rows.getFeatures()))
        .allSatisfy(
            row -> {
              assertThat(row.confidence()).isFinite();
              assertThat(row.probabilityCorrect()).isBetween(0.0, 1.0);
            });
    Audit audit = introspector.audit(rows.getFeatures(), rows.getLabels());
    assertThat(audit.rows()).isEqualTo(rows.numExamples());
  }

  @Test
  void anIntrospectionIsASingleForwardPass() {
    SelfIntrospector introspector = fit(trusted(two), usual(200, 1), usual(200, 2));
    assertThat(two.passes()).as("of training and validation").isEqualTo(2);

    introspector.introspect(usual(1, 3).getFeatures());
    assertThat(two.passes()).isEqualTo(3);

    DataSet many = usual(2500, 3);
    introspector.introspectAll(many.getFeatures());
    assertThat(two.passes()).as("of ten blocks").isEqualTo(13);

    introspector.audit(many.getFeatures(), many.getLabels());
    assertThat(two.passes()).as("of three blocks").isEqualTo(16);
  }

  @Test
  void theSameSeedGivesTheSame() {
    SelfIntrospector once = fit(trusted(two).seed(5), usual(200, 1), usual(400, 2));
    SelfIntrospector again = fit(trusted(two).seed(5), usual(200, 1), usual(400, 2));
    INDArray rows = usual(100, 3).getFeatures();

    assertThat(again.introspectAll(rows)).isEqualTo(once.introspectAll(rows));
    assertThat(again.provenance().findings()).isEqualTo(once.provenance().findings());
  }

  @Test
  void evidenceThatRanksBetterThanTheOutputIsShipped() {
    // The output is the same for all, right or wrong; the activations tell.
    IntFunction<float[]> blind = row -> new float[] {0.9f, 0.1f};
    DataSet training = two.rows(600, 1, row -> row % 2, blind);
    DataSet validation = two.rows(600, 2, row -> row % 2, blind);
    for (DataSet rows : List.of(training, validation)) {
      for (int row = 0; row < 600; row++) {
        rows.getFeatures().putScalar(row, 2, row % 2 == 0 ? 3 : -3);
      }
    }
    LogErrorRegression longer = ESTIMATOR.withSchedule(ESTIMATOR.schedule().withCycleLength(300));
    SelfIntrospector introspector =
        fit(wrap(two).trust(EvidenceTrust.standard().withRegression(longer)), training, validation);

    assertThat(Double.parseDouble(introspector.provenance().findings().get("trust.aurc")))
        .isLessThan(0.25);
    assertThat(
            Double.parseDouble(introspector.provenance().findings().get("trust.maximumOutputAurc")))
        .isGreaterThan(0.45);
    List<Introspection> seen = introspector.introspectAll(validation.getFeatures());
    assertThat(seen.get(0).probabilityCorrect()).isGreaterThan(0.9);
    assertThat(seen.get(1).probabilityCorrect()).isLessThan(0.1);
  }

  @Test
  void outputsOfExactlyZeroAndOne() {
    IntFunction<float[]> certain =
        row -> (row + (row % 5 == 0 ? 1 : 0)) % 2 == 0 ? new float[] {1, 0} : new float[] {0, 1};
    SelfIntrospector introspector = fit(trusted(two), rows(200, 1, certain), rows(200, 2, certain));

    assertJudges(introspector, rows(100, 3, certain));
    assertJudges(introspector, usual(100, 3));
  }

  @Test
  void outputsThatAreNoShares() {
    IntFunction<float[]> scores = row -> new float[] {17 * usual(row)[0] - 9, 5 * usual(row)[1]};
    SelfIntrospector introspector = fit(trusted(two), rows(200, 1, scores), rows(200, 2, scores));

    assertJudges(introspector, rows(100, 3, scores));
    DataSet rows = rows(100, 3, scores);
    assertThat(
            introspector
                .audit(rows.getFeatures(), rows.getLabels())
                .maximumOutput()
                .hasProbability())
        .isFalse();
  }

  @Test
  void outputsThatAreTheSameForAllRows() {
    IntFunction<float[]> same = row -> new float[] {0.5f, 0.5f};
    assertJudges(fit(trusted(two), rows(200, 1, same), rows(200, 2, same)), usual(100, 3));
  }

  @Test
  void aClassifierThatIsAlwaysRight() {
    IntFunction<float[]> right = row -> new float[] {1 - row % 2, row % 2};
    SelfIntrospector introspector = fit(trusted(two), rows(200, 1, right), rows(200, 2, right));

    assertJudges(introspector, usual(100, 3));
    assertThat(introspector.provenance().findings())
        .containsEntry("trust.score", "logit")
        .containsEntry("trust.mistakes", "0");
  }

  @Test
  void validationRowsThatAreAllWrong() {
    IntFunction<float[]> wrong = row -> new float[] {row % 2, 1 - row % 2};
    SelfIntrospector introspector = fit(trusted(two), usual(200, 1), rows(200, 2, wrong));

    assertJudges(introspector, usual(100, 3));
    assertThat(introspector.introspect(rows(1, 4, wrong).getFeatures()).probabilityCorrect())
        .isLessThan(0.02);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void veryFewValidationRows(int count) {
    assertJudges(fit(trusted(two), usual(200, 1), usual(count, 2)), usual(100, 3));
  }

  @Test
  void aSingleValidationRowWithoutTypicality() {
    IntrospectorBuilder builder =
        SelfIntrospector.wrap(two)
            .autoencoder(new MeanTrainer())
            .estimator(ESTIMATOR)
            .withoutTypicality()
            .trust(EvidenceTrust.standard().withRegression(ESTIMATOR));
    assertJudges(fit(builder, usual(200, 1), usual(1, 2)), usual(100, 3));
  }

  @Test
  void aClassThatIsAbsentFromTheValidationRows() {
    DataSet oneClass = two.rows(200, 2, row -> 0, ScriptedTrustTest::usual);
    assertJudges(fit(trusted(two), usual(200, 1), oneClass), usual(100, 3));
  }

  @Test
  void aClassOfASingleTrainingRow() {
    DataSet uneven = two.rows(200, 1, row -> row == 0 ? 1 : 0, ScriptedTrustTest::usual);
    assertJudges(fit(trusted(two), uneven, usual(200, 2)), usual(100, 3));
  }

  @Test
  void aModelOfASingleClassIsRefused() {
    assertThatThrownBy(() -> SelfIntrospector.wrap(new ScriptedModel(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("at least 2 classes", "found 1");
  }

  @Test
  void listenersAreToldOfItsTwoTrainings() {
    List<String> told = new ArrayList<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void started(FitStage stage, long steps) {
            told.add(stage + " " + steps);
          }

          @Override
          public void finished(FitStage stage, Duration elapsed) {
            told.add(stage + " finished");
          }
        };
    fit(trusted(two).listener(listener), usual(200, 1), usual(200, 2));

    assertThat(told).endsWith("TRUST 30", "TRUST 30", "TRUST finished");
    // Typicality learns beside the map, and may end before or after it.
    assertThat(told.subList(0, told.size() - 3))
        .contains("ESTIMATOR finished", "TYPICALITY finished");
  }

  @Test
  void aJudgeOfTheUsersOwnIsTrainedSavedAndLoaded(@TempDir Path folder) {
    DataSet rows = usual(100, 3);
    SelfIntrospector own = fit(wrap(two).trust(new OwnTrust()), usual(200, 1), usual(30, 2));
    Path file = folder.resolve("own.introspector");
    own.save(file);
    SelfIntrospector loaded = wrap(two).trust(new OwnTrust()).load(file);
    INDArray x = rows.getFeatures();

    assertThat(own.introspectAll(x)).allMatch(row -> row.confidence() == 3);
    assertThat(own.provenance().findings()).isEqualTo(Map.of("own", "found"));
    assertThat(own.provenance().settings()).containsEntry("trust.of", "mine");
    assertThat(loaded.introspectAll(x)).isEqualTo(own.introspectAll(x));
    assertThat(own.audit(x, rows.getLabels()).score("typicality").name()).isEqualTo("typicality");
  }
}
