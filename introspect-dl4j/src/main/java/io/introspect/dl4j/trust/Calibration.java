package io.introspect.dl4j.trust;

import io.introspect.Trust;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What a score means: the decades by which the expected error lies below 1, strictly increasing,
 * and the probability of being right, never decreasing, so that both rank rows alike.
 *
 * @param confidence from score to decades
 * @param probability from score to probability
 */
record Calibration(MonotoneCurve confidence, ProbabilityCurve probability) {

  /** The fewest mistakes, and right rows, that an isotonic curve may be drawn through. */
  static final int FEWEST_FOR_ISOTONIC = 30;

  /** The least slope beyond the scores that were met: decades per standard deviation of them. */
  private static final double LEAST_SLOPE = 1e-3;

  /**
   * Fits both to held-out rows.
   *
   * @param scores of the rows, from a score that has not learned from them
   * @param table what came of the rows
   * @param seed of the folds by which the probability's method is chosen
   */
  static Calibration fit(double[] scores, EvidenceTable table, long seed) {
    return new Calibration(
        confidence(scores, table.logErrors()), probability(scores, table.correct(), seed));
  }

  private static MonotoneCurve confidence(double[] scores, double[] logErrors) {
    double[] decades = Arrays.stream(logErrors).map(e -> -e).toArray();
    SimpleRegression line = new SimpleRegression();
    for (int row = 0; row < scores.length; row++) {
      line.addData(scores[row], decades[row]);
    }
    double deviation = new StandardDeviation(false).evaluate(scores);
    double least = deviation > 0 ? LEAST_SLOPE / deviation : LEAST_SLOPE;
    // Not Math.max, which would return the NaN of scores that are all the same.
    double slope = line.getSlope() > least ? line.getSlope() : least;
    return MonotoneCurve.through(scores, decades).withTails(slope);
  }

  private static ProbabilityCurve probability(double[] scores, boolean[] correct, long seed) {
    int right = 0;
    for (boolean one : correct) {
      right += one ? 1 : 0;
    }
    if (Math.min(right, correct.length - right) < FEWEST_FOR_ISOTONIC) {
      return PlattCurve.fit(scores, correct);
    }
    Folds folds = Folds.of(correct, seed);
    double platt = brier(folds, scores, correct, PlattCurve::fit);
    double isotonic = brier(folds, scores, correct, IsotonicCurve::fit);
    return isotonic < platt ? IsotonicCurve.fit(scores, correct) : PlattCurve.fit(scores, correct);
  }

  /** A way to fit a probability. */
  private interface Method {
    ProbabilityCurve fit(double[] scores, boolean[] correct);
  }

  /** The mean squared error of probabilities told by curves that have not learned from the row. */
  private static double brier(Folds folds, double[] scores, boolean[] correct, Method method) {
    double[] told =
        folds.outOfFold(
            others -> {
              ProbabilityCurve curve = method.fit(pick(scores, others), pick(correct, others));
              return own -> Arrays.stream(pick(scores, own)).map(curve::at).toArray();
            });
    return IntStream.range(0, told.length)
        .mapToDouble(row -> Math.pow(told[row] - (correct[row] ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }

  private static double[] pick(double[] values, int... rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static boolean[] pick(boolean[] values, int... rows) {
    boolean[] picked = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  Trust trust(double score) {
    return new Trust(confidence.at(score), probability.at(score));
  }
}
