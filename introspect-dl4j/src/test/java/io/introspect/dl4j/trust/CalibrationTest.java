package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Trust;
import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  record Row(double score, boolean correct, double logError) {}

  private static Calibration fit(List<Row> rows) {
    boolean[] correct = new boolean[rows.size()];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = rows.get(row).correct();
    }
    return Calibration.fit(
        rows.stream().mapToDouble(Row::score).toArray(),
        new EvidenceTable(Map.of(), correct, rows.stream().mapToDouble(Row::logError).toArray()),
        1);
  }

  /** Rows whose score is uniform on [0, 1], right with a probability that depends on it. */
  private static List<Row> drawn(int count, DoubleUnaryOperator probability, long seed) {
    Random random = new Random(seed);
    return random
        .doubles(count)
        .mapToObj(
            score -> {
              boolean correct = random.nextDouble() < probability.applyAsDouble(score);
              return new Row(score, correct, correct ? -3 * score + random.nextGaussian() : 0);
            })
        .toList();
  }

  private static double sigmoid(double score) {
    return 1 / (1 + Math.exp(-score));
  }

  private static double step(double score) {
    return score < 0.5 ? 0.55 : 0.95;
  }

  @Test
  void confidenceIsTheMeanOfDecadesAtAScore() {
    Calibration calibration =
        fit(
            List.of(
                new Row(1, false, 0),
                new Row(1, true, -1),
                new Row(2, true, -2.5),
                new Row(3, true, -4.5)));

    assertThat(calibration.trust(1).confidence()).isEqualTo(0.5);
    assertThat(calibration.trust(2).confidence()).isEqualTo(2.5);
    assertThat(calibration.trust(2.5).confidence()).isEqualTo(3.5);
    assertThat(calibration.trust(3.1).confidence()).isBetween(4.5, 5.0);
  }

  @Test
  void aProbabilityThatIsNoSigmoidIsDrawnIsotonic() {
    Calibration calibration = fit(drawn(5000, CalibrationTest::step, 1));

    assertThat(calibration.probability()).isInstanceOf(IsotonicCurve.class);
    assertThat(calibration.trust(0.25).probabilityCorrect()).isCloseTo(0.55, within(0.05));
    assertThat(calibration.trust(0.75).probabilityCorrect()).isCloseTo(0.95, within(0.05));
  }

  @Test
  void aSigmoidIsDrawnAsOne() {
    assertThat(fit(drawn(2000, score -> sigmoid(6 * score - 2), 1)).probability())
        .isInstanceOf(PlattCurve.class);
  }

  @Test
  void fewMistakesOrFewRightRowsLeaveThePlattCurve() {
    List<Row> right = drawn(1000, score -> 1, 1);
    List<Row> wrong = drawn(1000, score -> 0, 2);
    for (int few : new int[] {0, 1, Calibration.FEWEST_FOR_ISOTONIC - 1}) {
      for (List<Row> many : List.of(right, wrong)) {
        List<Row> others = (many == right ? wrong : right).subList(0, few);
        List<Row> rows = new ArrayList<>(many);
        rows.addAll(others);
        assertThat(fit(rows).probability()).isInstanceOf(PlattCurve.class);
      }
    }
  }

  @Test
  void probabilitiesHoldForFreshRows() {
    for (DoubleUnaryOperator truth :
        List.<DoubleUnaryOperator>of(
            CalibrationTest::step,
            score -> sigmoid(6 * score - 1),
            score -> 0.999 - 0.1 * Math.pow(1 - score, 4))) {
      Calibration calibration = fit(drawn(5000, truth, 1));
      assertThat(ece(calibration, drawn(50_000, truth, 2))).isLessThan(0.02);
    }
  }

  private static double ece(Calibration calibration, List<Row> rows) {
    List<Trust> trust = rows.stream().map(row -> calibration.trust(row.score())).toList();
    boolean[] correct = new boolean[rows.size()];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = rows.get(row).correct();
    }
    double[] confidence = trust.stream().mapToDouble(Trust::confidence).toArray();
    return Audit.of(correct)
        .resamples(1)
        .score(
            Audit.CONFIDENCE,
            confidence,
            trust.stream().mapToDouble(Trust::probabilityCorrect).toArray())
        .score(Audit.MAXIMUM_OUTPUT, confidence)
        .build()
        .confidence()
        .value(Measure.ECE);
  }

  /** Whatever the data: all right, all wrong, all scores equal, a single row. */
  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Double> scores =
        Arbitraries.integers()
            .between(0, 12)
            .flatMap(kinds -> Arbitraries.integers().between(-kinds, kinds).map(i -> 0.1 * i));
    Arbitrary<Double> errors = Arbitraries.doubles().between(-12, 0.3);
    Arbitrary<Boolean> outcomes =
        Arbitraries.of(0, 50, 100)
            .flatMap(share -> Arbitraries.integers().between(1, 100).map(i -> i <= share));
    return Combinators.combine(scores, outcomes, errors)
        .as(Row::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  @Property(tries = 300, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void confidenceRisesStrictlyAndTheProbabilityNeverFalls(@ForAll("rows") List<Row> rows) {
    assertRises(fit(rows));
  }

  @Property(tries = 50, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void soTheyDoForScoresThatAreAllEqual(
      @ForAll("rows") List<Row> rows, @ForAll("scores") double score) {
    assertRises(fit(rows.stream().map(r -> new Row(score, r.correct(), r.logError())).toList()));
  }

  @Property(tries = 50, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void soTheyDoForRowsThatAreAllRightOrAllWrong(
      @ForAll("rows") List<Row> rows, @ForAll boolean correct) {
    assertRises(fit(rows.stream().map(r -> new Row(r.score(), correct, r.logError())).toList()));
  }

  @Provide
  Arbitrary<Double> scores() {
    return Arbitraries.doubles().between(-20, 20);
  }

  private static void assertRises(Calibration calibration) {
    double[] scores = new double[401];
    Arrays.setAll(scores, i -> (i - 200) / 10.0);
    Trust before = calibration.trust(-20.1);
    for (double score : scores) {
      Trust trust = calibration.trust(score);
      assertThat(trust.confidence()).isFinite().isGreaterThan(before.confidence());
      assertThat(trust.probabilityCorrect())
          .isBetween(0.0, 1.0)
          .isGreaterThanOrEqualTo(before.probabilityCorrect());
      before = trust;
    }
  }
}
