package io.introspect.trust;

import java.util.EnumMap;
import java.util.Map;

/**
 * The rank measures, each in one pass over the groups of tied rows. Wherever a right row is spoken
 * of as positive, {@link RankedRows#inverted()} makes it the wrong one.
 */
final class RankMeasures {

  private static final double TRUE_POSITIVE_RATE = 0.95;

  /** H_i = 1 + 1/2 + … + 1/i. */
  private final double[] harmonic;

  /** For up to so many rows. */
  RankMeasures(int rows) {
    harmonic = new double[rows + 1];
    for (int i = 1; i <= rows; i++) {
      harmonic[i] = harmonic[i - 1] + 1.0 / i;
    }
  }

  Map<Measure, Double> of(RankedRows rows) {
    RankedRows mistakes = rows.inverted();
    double aurc = aurc(rows);
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.AUROC, auroc(rows));
    values.put(Measure.AUPR_ERROR, averagePrecision(mistakes));
    values.put(Measure.AUPR_SUCCESS, averagePrecision(rows));
    values.put(Measure.FPR95, falsePositiveRate(rows));
    values.put(Measure.FPR95_ERROR, falsePositiveRate(mistakes));
    values.put(Measure.AURC, aurc);
    values.put(Measure.EXCESS_AURC, Math.max(0, aurc - leastAurc(rows)));
    return values;
  }

  private static double auroc(RankedRows rows) {
    double pairs = 0;
    for (int group = 0; group < rows.groups(); group++) {
      int below = rows.wrong() - rows.wrongOfFirst(group + 1);
      pairs += rows.right(group) * (below + rows.wrong(group) / 2.0);
    }
    return pairs / ((double) rows.right() * rows.wrong());
  }

  private static double averagePrecision(RankedRows rows) {
    double sum = 0;
    for (int group = 0; group < rows.groups(); group++) {
      if (rows.right(group) > 0) {
        double precision = (double) rows.rightOfFirst(group + 1) / rows.ofFirst(group + 1);
        sum += rows.right(group) * precision;
      }
    }
    return sum / rows.right();
  }

  private static double falsePositiveRate(RankedRows rows) {
    int accepted = 0;
    while (accepted < rows.groups()
        && (double) rows.rightOfFirst(accepted) / rows.right() < TRUE_POSITIVE_RATE) {
      accepted++;
    }
    return rows.right() == 0 ? Double.NaN : (double) rows.wrongOfFirst(accepted) / rows.wrong();
  }

  /**
   * In a group of g rows, w of them wrong, that follows a rows, W of them wrong, the risk among the
   * first a + j rows is expected to be (W + jw/g) / (a + j). Since that is r + (W − ra) / (a + j)
   * with r = w/g, harmonic numbers sum it up.
   */
  private double aurc(RankedRows rows) {
    double sum = 0;
    for (int group = 0; group < rows.groups(); group++) {
      int before = rows.ofFirst(group);
      int upTo = rows.ofFirst(group + 1);
      if (upTo > before) {
        double rate = (double) rows.wrong(group) / (upTo - before);
        sum += rows.wrong(group);
        sum += (rows.wrongOfFirst(group) - rate * before) * between(before, upTo);
      }
    }
    return sum / rows.rows();
  }

  /** That of the order which has all right rows first. */
  private double leastAurc(RankedRows rows) {
    return (rows.wrong() - rows.right() * between(rows.right(), rows.rows())) / rows.rows();
  }

  private double between(int from, int to) {
    return harmonic[to] - harmonic[from];
  }
}
