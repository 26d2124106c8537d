package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreSelectionTest {

  private static final Evidence[] OTHERS = {
    Evidence.MARGIN,
    Evidence.ENTROPY,
    Evidence.MAP_ERROR,
    Evidence.PLACE_AND_RECONSTRUCTION,
    Evidence.RECONSTRUCTION,
    Evidence.WIDE_RECONSTRUCTION,
    Evidence.OWN_DISTANCE,
    Evidence.OTHER_DISTANCE,
    Evidence.TRUST_RATIO
  };

  private static ScoreSelection choose(Simulated simulated) {
    return ScoreSelection.choose(simulated.table(), 1);
  }

  private static double aurc(double[] values, EvidenceTable table) {
    return Audit.of(table.correct())
        .resamples(1)
        .score(Audit.CONFIDENCE, values)
        .score(Audit.MAXIMUM_OUTPUT, table.column(Evidence.MAXIMUM_OUTPUT))
        .build()
        .confidence()
        .value(Measure.AURC);
  }

  private static double[] values(ScoreSelection selection) {
    return selection.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void evidenceThatKnowsBetterWinsAlone() {
    Simulated simulated =
        new Simulated(2000, 15, 1).with(Evidence.TRUST_RATIO, 0.1).withNoise(Evidence.MARGIN);
    ScoreSelection selection = choose(simulated);

    assertThat(selection.score()).isEqualTo(TrustScore.of(Evidence.TRUST_RATIO));
    assertThat(values(selection)).containsExactly(simulated.table().column(Evidence.TRUST_RATIO));
    assertThat(selection.aurc()).isLessThan(0.5 * selection.maximumOutputAurc());
  }

  private static Simulated twoWitnesses(int rows, int mistakes, long seed) {
    return new Simulated(rows, mistakes, seed).with(Evidence.HIDDEN_ERROR, 1).withNoise(OTHERS);
  }

  /** Two who err independently are better than either. */
  @Test
  void evidenceThatKnowsSomethingElseWinsTogetherWithTheOutput() {
    ScoreSelection selection = choose(twoWitnesses(4000, 400, 1));
    EvidenceTable fresh = twoWitnesses(40_000, 4000, 2).table();

    assertThat(selection.score().evidence()).contains(Evidence.LOGIT, Evidence.HIDDEN_ERROR);
    assertThat(selection.aurc()).isLessThan(selection.maximumOutputAurc());
    assertThat(aurc(selection.score().values(fresh.columns()), fresh))
        .isLessThan(0.85 * aurc(fresh.column(Evidence.MAXIMUM_OUTPUT), fresh));
  }

  private static Simulated ofNoise(int rows, int mistakes, long seed) {
    return new Simulated(rows, mistakes, seed).withNoise(Evidence.HIDDEN_ERROR).withNoise(OTHERS);
  }

  /** By one standard error a few of a hundred draws let noise in, which then does little harm. */
  @Test
  void evidenceThatKnowsNothingSeldomWinsAndHardlyHarms() {
    EvidenceTable fresh = ofNoise(20_000, 2000, 99).table();
    double maximumOutput = aurc(fresh.column(Evidence.MAXIMUM_OUTPUT), fresh);
    int won = 0;
    for (long seed = 0; seed < 20; seed++) {
      TrustScore score = ScoreSelection.choose(ofNoise(500, 50, seed).table(), seed).score();
      won += score.equals(TrustScore.of(Evidence.LOGIT)) ? 0 : 1;
      assertThat(aurc(score.values(fresh.columns()), fresh)).isLessThan(1.1 * maximumOutput);
    }
    assertThat(won).isLessThanOrEqualTo(4);
  }

  @Test
  void aSingleKindThatKnowsNothingLeavesTheMaximumOutput() {
    ScoreSelection selection = ScoreSelection.choose(ofNoise(500, 15, 1).table(), 1);

    assertThat(selection.score()).isEqualTo(TrustScore.of(Evidence.LOGIT));
    assertThat(selection.aurc()).isEqualTo(selection.maximumOutputAurc());
  }

  @Test
  void aurcsAreThoseOfTheAudit() {
    Simulated simulated = new Simulated(1000, 100, 1).with(Evidence.HIDDEN_ERROR, 0.3);
    ScoreSelection selection = choose(simulated);
    EvidenceTable table = simulated.table();

    assertThat(selection.maximumOutputAurc())
        .isCloseTo(aurc(table.column(Evidence.MAXIMUM_OUTPUT), table), within(1e-12));
    assertThat(selection.aurc()).isCloseTo(aurc(values(selection), table), within(1e-12));
  }

  @Test
  void aCombinationIsJudgedByWhatItSaysOfRowsThatItHasNotSeen() {
    Simulated simulated = new Simulated(1000, 100, 1).with(Evidence.HIDDEN_ERROR, 1);
    ScoreSelection selection = choose(simulated);

    assertThat(selection.score().evidence()).hasSize(2);
    assertThat(values(selection))
        .isNotEqualTo(selection.score().values(simulated.table().columns()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void fewMistakesLeaveTheMaximumOutputAlone(int mistakes) {
    assertThat(choose(new Simulated(500, mistakes, 1).with(Evidence.HIDDEN_ERROR, 0)).score())
        .isEqualTo(TrustScore.of(Evidence.LOGIT));
  }

  @ParameterizedTest
  @ValueSource(ints = {491, 500})
  void soDoFewRightRows(int mistakes) {
    assertThat(choose(new Simulated(500, mistakes, 1).with(Evidence.HIDDEN_ERROR, 0)).score())
        .isEqualTo(TrustScore.of(Evidence.LOGIT));
  }

  /** The same evidence, which would be best combined. */
  @ParameterizedTest
  @ValueSource(ints = {10, 19, 20})
  void tenMistakesAParameterAreAskedFor(int mistakes) {
    List<Integer> sizes =
        LongStream.range(0, 10)
            .mapToObj(seed -> new Simulated(1000, mistakes, seed).with(Evidence.HIDDEN_ERROR, 0.9))
            .map(simulated -> choose(simulated).score().evidence().size())
            .toList();

    if (mistakes < 20) {
      assertThat(sizes).containsOnly(1);
    } else {
      assertThat(sizes).contains(2);
    }
  }

  @Test
  void outputsThatAreNoSharesStayAsTheyAre() {
    assertThat(choose(new Simulated(500, 60, 1).withOutputsOfAnyScale()).score())
        .isEqualTo(TrustScore.of(Evidence.MAXIMUM_OUTPUT));
    assertThat(choose(new Simulated(500, 5, 1).withOutputsOfAnyScale()).score())
        .isEqualTo(TrustScore.of(Evidence.MAXIMUM_OUTPUT));
  }

  /** As log odds they would all be clipped to the same. */
  @Test
  void outputsBelowWhatLogOddsTellApartStayAsTheyAre() {
    for (double output : new double[] {0, 1e-9}) {
      assertThat(ScoreSelection.choose(twoRows(output, 0.5), 1).score())
          .isEqualTo(TrustScore.of(Evidence.MAXIMUM_OUTPUT));
    }
    assertThat(ScoreSelection.choose(twoRows(1, 0.5), 1).score())
        .isEqualTo(TrustScore.of(Evidence.LOGIT));
  }

  private static EvidenceTable twoRows(double... output) {
    return new EvidenceTable(
        Map.of(Evidence.MAXIMUM_OUTPUT, output, Evidence.LOGIT, output),
        new boolean[] {true, false},
        new double[] {-1, 0});
  }

  @Test
  void theSameSeedChoosesTheSame() {
    Simulated simulated = new Simulated(600, 60, 1).with(Evidence.HIDDEN_ERROR, 1);

    assertThat(choose(simulated)).isEqualTo(choose(simulated));
  }

  record Row(boolean correct, int output, int hidden, int ratio) {}

  /** From a single row to 50, few distinct values, any share of mistakes. */
  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Integer> value = Arbitraries.integers().between(1, 9);
    return Combinators.combine(Arbitraries.of(true, false), value, value, value)
        .as(Row::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }

  @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void theWinnerIsNeverBelowTheMaximumOutputOnHeldOutRows(@ForAll("rows") List<Row> rows) {
    boolean[] correct = new boolean[rows.size()];
    Map<Evidence, double[]> columns = new EnumMap<>(Evidence.class);
    columns.put(
        Evidence.MAXIMUM_OUTPUT, rows.stream().mapToDouble(row -> row.output() / 10.0).toArray());
    columns.put(
        Evidence.LOGIT,
        Arrays.stream(columns.get(Evidence.MAXIMUM_OUTPUT))
            .map(output -> Math.log(output / (1 - output)))
            .toArray());
    columns.put(Evidence.HIDDEN_ERROR, rows.stream().mapToDouble(Row::hidden).toArray());
    columns.put(Evidence.TRUST_RATIO, rows.stream().mapToDouble(Row::ratio).toArray());
    for (int row = 0; row < correct.length; row++) {
      correct[row] = rows.get(row).correct();
    }
    EvidenceTable table = new EvidenceTable(columns, correct, new double[correct.length]);
    ScoreSelection selection = ScoreSelection.choose(table, 1);

    assertThat(aurc(values(selection), table))
        .isLessThanOrEqualTo(aurc(table.column(Evidence.MAXIMUM_OUTPUT), table) + 1e-12);
    assertThat(selection.aurc()).isLessThanOrEqualTo(selection.maximumOutputAurc());
  }
}
