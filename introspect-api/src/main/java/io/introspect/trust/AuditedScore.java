package io.introspect.trust;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link Audit} found of one score: every {@link Measure} with its interval, and the same
 * against the maximum output.
 *
 * <p>Intervals are of 95 %, by the percentile bootstrap over rows. Resamples that leave a measure
 * undefined are left out; with few mistakes that makes the intervals too narrow. A measure that the
 * rows leave undefined is NaN, as are those of probabilities for a score that is none, and their
 * intervals are undefined.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class AuditedScore implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final double[] thresholds;
  private final RankedRows ranked;

  /** Null if it is no probability. */
  private final Reliability reliability;

  private final EnumMap<Measure, Measured> measures;

  /** Each row of {@code scored} counts as many times as {@code times} says. */
  AuditedScore(ScoredRows scored, Map<Measure, Measured> measures, int... times) {
    this.name = scored.name();
    this.thresholds = scored.thresholds();
    this.ranked = scored.ranked(times);
    this.reliability = scored.reliability(times).orElse(null);
    this.measures = new EnumMap<>(measures);
  }

  /**
   * The name under which it was given.
   *
   * @return for example {@link Audit#CONFIDENCE}
   */
  public String name() {
    return name;
  }

  /**
   * Whether probabilities of being right were given with it.
   *
   * @return true if it has the measures {@linkplain Measure#ofProbabilities() of probabilities}
   */
  public boolean hasProbability() {
    return reliability != null;
  }

  /**
   * A measure over all rows.
   *
   * @param measure which one
   * @return a share, from 0 to 1, or NaN if it is undefined
   */
  public double value(Measure measure) {
    return measures.get(measure).value();
  }

  /**
   * The 95 % interval of a measure.
   *
   * @param measure which one
   * @return in shares; undefined if the measure is
   */
  public Interval interval(Measure measure) {
    return measures.get(measure).interval();
  }

  /**
   * How far a measure lies above that of the maximum output.
   *
   * @param measure which one
   * @return {@code value(measure)} minus the maximum output's, a share: positive is better if
   *     {@linkplain Measure#largerIsBetter() larger is}, and negative if smaller is; NaN if either
   *     is undefined
   */
  public double gain(Measure measure) {
    return measures.get(measure).gain();
  }

  /**
   * The 95 % interval of {@link #gain}, paired: both scores are measured on the same resamples.
   *
   * @param measure which one
   * @return in shares; undefined if the gain is
   */
  public Interval gainInterval(Measure measure) {
    return measures.get(measure).gainInterval();
  }

  /**
   * Whether a measure is worse than the maximum output's by more than chance.
   *
   * @param measure which one
   * @return true if {@link #gainInterval} lies wholly on the worse side of 0; false if it is
   *     undefined
   */
  public boolean isWorseThanMaximumOutput(Measure measure) {
    Interval gain = gainInterval(measure);
    return measure.largerIsBetter() ? gain.upper() < 0 : gain.lower() > 0;
  }

  /**
   * Whether a measure is better than the maximum output's by more than chance.
   *
   * @param measure which one
   * @return true if {@link #gainInterval} lies wholly on the better side of 0; false if it is
   *     undefined
   */
  public boolean isBetterThanMaximumOutput(Measure measure) {
    Interval gain = gainInterval(measure);
    return measure.largerIsBetter() ? gain.lower() > 0 : gain.upper() < 0;
  }

  /**
   * The risk-coverage curve.
   *
   * @return one point per distinct score
   */
  public RiskCoverage riskCoverage() {
    List<RiskCoverage.Point> points = new ArrayList<>(thresholds.length);
    for (int groups = 1; groups <= thresholds.length; groups++) {
      int accepted = ranked.ofFirst(groups);
      points.add(
          new RiskCoverage.Point(
              thresholds[groups - 1],
              (double) accepted / ranked.rows(),
              (double) ranked.wrongOfFirst(groups) / accepted));
    }
    return new RiskCoverage(points);
  }

  /**
   * How well the probabilities agree with the outcomes.
   *
   * @return the bins
   * @throws IllegalStateException if it is no probability
   */
  public Reliability reliability() {
    return Optional.ofNullable(reliability)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a score with probabilities, found \""
                        + name
                        + "\", which was given without"));
  }

  RankedRows ranked() {
    return ranked;
  }

  /** Accepts by this score. */
  Acceptance acceptAt(double risk, double probability) {
    GuaranteedSelection selection = new GuaranteedSelection(ranked, risk, probability);
    int groups = selection.groups();
    return new Acceptance(
        risk,
        probability,
        ranked,
        groups == 0
            ? null
            : new Acceptance.Selection(
                thresholds[groups - 1],
                ranked.ofFirst(groups),
                ranked.wrongOfFirst(groups),
                selection.riskBound(groups)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: AUROC %.4f %s", name, value(Measure.AUROC), interval(Measure.AUROC));
  }
}
