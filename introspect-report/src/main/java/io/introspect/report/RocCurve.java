package io.introspect.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * How well a score tells unusual rows from usual ones, whatever the threshold: the receiver
 * operating characteristic.
 *
 * <p>The score is one of trust, such as typicality, confidence or the maximum output: the smaller
 * it is, the more unusual the row is taken to be. Negate one that grows with what is unusual, such
 * as the reconstruction error.
 *
 * <p>Immutable.
 */
public final class RocCurve {

  private final double[] falseAlarms;
  private final double[] detections;
  private final double area;
  private final int unusualRows;
  private final int usualRows;

  private RocCurve(double[] unusual, double[] usual, double[] thresholds) {
    this.falseAlarms = shares(usual, thresholds);
    this.detections = shares(unusual, thresholds);
    this.area = area(unusual, usual);
    this.unusualRows = unusual.length;
    this.usualRows = usual.length;
  }

  /**
   * The curve of a score.
   *
   * @param unusual the scores of the rows that are to be detected, in any order, at least one; may
   *     be infinite
   * @param usual the scores of those that are not, likewise
   * @return the curve
   * @throws IllegalArgumentException if there are no scores of one kind, or a score is NaN
   */
  public static RocCurve of(double[] unusual, double[] usual) {
    double[] low = sorted("unusual", unusual);
    double[] high = sorted("usual", usual);
    double[] thresholds =
        DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high))
            .sorted()
            .distinct()
            .toArray();
    return new RocCurve(low, high, thresholds);
  }

  private static double[] sorted(String name, double... scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException(
          "expected at least one score of %s rows, found none".formatted(name));
    }
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException(
            "%s row %d: expected a score, found NaN".formatted(name, row));
      }
    }
    // Of the two zeros, which compare as equal, sorting would put one first.
    return Arrays.stream(scores).map(score -> score + 0.0).sorted().toArray();
  }

  /** The share of scores at or below each threshold, after none at all. */
  private static double[] shares(double[] scores, double... thresholds) {
    double[] shares = new double[thresholds.length + 1];
    int below = 0;
    for (int i = 0; i < thresholds.length; i++) {
      while (below < scores.length && scores[below] <= thresholds[i]) {
        below++;
      }
      shares[i + 1] = below / (double) scores.length;
    }
    return shares;
  }

  /** By the ranks of the usual rows among all: Mann and Whitney's U over the number of pairs. */
  private static double area(double[] unusual, double... usual) {
    double[] all = DoubleStream.concat(DoubleStream.of(usual), DoubleStream.of(unusual)).toArray();
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(all);
    double sum = Arrays.stream(ranks).limit(usual.length).sum();
    double least = usual.length * (usual.length + 1.0) / 2;
    return (sum - least) / ((double) usual.length * unusual.length);
  }

  /**
   * The area under the curve (AUROC).
   *
   * @return from 0 to 1: the probability that an unusual row has a lower score than a usual one,
   *     ties counted by half; 0.5 for a score that tells nothing
   */
  public double area() {
    return area;
  }

  /**
   * How many points the curve has.
   *
   * @return one per different score, and one more: from (0, 0) to (1, 1)
   */
  public int points() {
    return falseAlarms.length;
  }

  /**
   * The share of the usual rows that are taken for unusual.
   *
   * @param point from 0, the strictest, to {@code points() − 1}
   * @return from 0 to 1
   */
  public double falseAlarmRate(int point) {
    return falseAlarms[point];
  }

  /**
   * The share of the unusual rows that are detected.
   *
   * @param point from 0, the strictest, to {@code points() − 1}
   * @return from 0 to 1
   */
  public double detectionRate(int point) {
    return detections[point];
  }

  /**
   * The number of unusual rows.
   *
   * @return at least 1
   */
  public int unusualRows() {
    return unusualRows;
  }

  /**
   * The number of usual rows.
   *
   * @return at least 1
   */
  public int usualRows() {
    return usualRows;
  }
}
