package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Few distinct scores, so that many are tied. */
class AuditPropertiesTest {

  record Row(boolean correct, int score) {}

  @Provide
  Arbitrary<List<Row>> rows() {
    return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 15))
        .as(Row::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Audit audit(List<Row> rows) {
    boolean[] correct = correct(rows);
    double[] values = rows.stream().mapToDouble(Row::score).toArray();
    double[] probabilities = rows.stream().mapToDouble(row -> row.score() / 15.0).toArray();
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, values, probabilities)
        .score(Audit.MAXIMUM_OUTPUT, values)
        .resamples(1)
        .build();
  }

  private static boolean[] correct(List<Row> rows) {
    boolean[] correct = new boolean[rows.size()];
    IntStream.range(0, correct.length).forEach(row -> correct[row] = rows.get(row).correct());
    return correct;
  }

  @Property(tries = 200, seed = "42")
  void allValuesAreShares(@ForAll("rows") List<Row> rows) {
    AuditedScore score = audit(rows).confidence();

    for (Measure measure : Measure.values()) {
      double value = score.value(measure);
      assertThat(Double.isNaN(value) || (value >= 0 && value <= 1 + 1e-12))
          .as("%s of %s", measure, value)
          .isTrue();
    }
    assertThat(score.value(Measure.EXCESS_AURC))
        .isLessThanOrEqualTo(score.value(Measure.AURC) + 1e-12);
  }

  @Property(tries = 200, seed = "42")
  void orderOfTheRowsDoesNotMatter(@ForAll("rows") List<Row> rows) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(1));
    AuditedScore score = audit(rows).confidence();
    AuditedScore other = audit(shuffled).confidence();

    for (Measure measure : Measure.values()) {
      assertThat(other.value(measure))
          .isCloseTo(Double.valueOf(score.value(measure)), within(1e-12));
    }
  }

  @Property(tries = 200, seed = "42")
  void onlyTheOrderOfScoresCountsForRankMeasures(@ForAll("rows") List<Row> rows) {
    boolean[] correct = correct(rows);
    double[] values = rows.stream().mapToDouble(Row::score).toArray();
    double[] stretched = Arrays.stream(values).map(value -> Math.exp(value) - 3).toArray();
    AuditedScore score = Rows.audit(correct, values).confidence();
    AuditedScore other = Rows.audit(correct, stretched).confidence();

    for (Measure measure : Measure.values()) {
      assertThat(other.value(measure)).isEqualTo(Double.valueOf(score.value(measure)));
    }
  }

  @Property(tries = 200, seed = "42")
  void aurocIsTheMannWhitneyStatistic(@ForAll("rows") List<Row> rows) {
    double[] ranks = new NaturalRanking().rank(rows.stream().mapToDouble(Row::score).toArray());
    boolean[] correct = correct(rows);
    double sum =
        IntStream.range(0, ranks.length).filter(i -> correct[i]).mapToDouble(i -> ranks[i]).sum();
    double right = rows.stream().filter(Row::correct).count();
    double expected = (sum - right * (right + 1) / 2) / (right * (ranks.length - right));

    assertThat(audit(rows).confidence().value(Measure.AUROC)).isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 200, seed = "42")
  void curveEndsAtTheErrorOfAllRows(@ForAll("rows") List<Row> rows) {
    Audit audit = audit(rows);
    List<RiskCoverage.Point> points = audit.confidence().riskCoverage().points();

    assertThat(points).hasSize((int) rows.stream().mapToInt(Row::score).distinct().count());
    RiskCoverage.Point last = points.get(points.size() - 1);
    assertThat(last.coverage()).isEqualTo(1);
    assertThat(last.risk()).isCloseTo(1 - audit.accuracy(), within(1e-12));
  }

  @Property(tries = 200, seed = "42")
  void whatIsPromisedIsKeptOnTheAuditedRows(@ForAll("rows") List<Row> rows) {
    Acceptance acceptance = audit(rows).acceptAt(0.3, 0.5);

    if (acceptance.isPromised()) {
      List<Row> accepted =
          rows.stream().filter(row -> acceptance.accepts(Rows.seen(row.score()))).toList();
      assertThat(acceptance.coverage()).isEqualTo((double) accepted.size() / rows.size());
      assertThat(acceptance.observedRisk())
          .isEqualTo(
              (double) accepted.stream().filter(row -> !row.correct()).count() / accepted.size())
          .isLessThanOrEqualTo(acceptance.riskBound());
      assertThat(acceptance.riskBound()).isLessThanOrEqualTo(0.3);
    }
  }
}
