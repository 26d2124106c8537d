package io.introspect.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the scores that an {@link Audit} is to compare. For use by one thread.
 *
 * @see Audit#of
 */
public final class AuditBuilder {

  /** How many resamples the intervals come from unless told otherwise. */
  public static final int DEFAULT_RESAMPLES = 1000;

  /** The seed of the resamples unless told otherwise. */
  public static final long DEFAULT_SEED = 42;

  private final boolean[] correct;
  private final List<ScoredRows> scores = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int resamples = DEFAULT_RESAMPLES;
  private long seed = DEFAULT_SEED;

  AuditBuilder(boolean... correct) {
    if (correct.length == 0) {
      throw new IllegalArgumentException("expected at least one row, found none");
    }
    this.correct = correct.clone();
  }

  /**
   * Adds a score that is no probability.
   *
   * @param name its name, used once
   * @param values one per row, not NaN; the larger, the more trusted
   * @return this
   * @throws IllegalArgumentException if the name is blank or taken, there are not as many values as
   *     rows, or one is NaN
   */
  public AuditBuilder score(String name, double... values) {
    return add(name, values, Optional.empty());
  }

  /**
   * Adds a score that comes with the probability of being right.
   *
   * @param name its name, used once
   * @param values one per row, not NaN; the larger, the more trusted
   * @param probabilities one per row, from 0 to 1: those of being right
   * @return this
   * @throws IllegalArgumentException if the name is blank or taken, there are not as many values or
   *     probabilities as rows, a value is NaN, or a probability is out of range
   */
  public AuditBuilder score(String name, double[] values, double[] probabilities) {
    requireOnePerRow(name, "probabilities", probabilities);
    for (int row = 0; row < probabilities.length; row++) {
      if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
        throw new IllegalArgumentException(
            "score \"%s\", row %d: expected a probability from 0 to 1, found %s"
                .formatted(name, row, probabilities[row]));
      }
    }
    return add(name, values, Optional.of(new BinnedProbabilities(probabilities)));
  }

  private AuditBuilder add(
      String name, double[] values, Optional<BinnedProbabilities> calibration) {
    if (name.isBlank() || names().contains(name)) {
      throw new IllegalArgumentException(
          "expected a name that is not blank and not taken, found \"" + name + "\"");
    }
    requireOnePerRow(name, "values", values);
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) {
        throw new IllegalArgumentException(
            "score \"%s\", row %d: expected a number, found NaN".formatted(name, row));
      }
    }
    scores.add(new ScoredRows(name, Ranking.of(values), calibration, correct));
    return this;
  }

  private void requireOnePerRow(String name, String what, double... values) {
    if (values.length != correct.length) {
      throw new IllegalArgumentException(
          "score \"%s\": expected %d %s, one per row, found %d"
              .formatted(name, correct.length, what, values.length));
    }
  }

  /**
   * Adds a remark that the table and the JSON show, such as that the classifier has learned from
   * these rows.
   *
   * @param note one sentence
   * @return this
   */
  public AuditBuilder note(String note) {
    notes.add(note);
    return this;
  }

  /**
   * Sets how many resamples the intervals come from.
   *
   * @param count at least 1; {@value #DEFAULT_RESAMPLES} by default
   * @return this
   * @throws IllegalArgumentException if the count is below 1
   */
  public AuditBuilder resamples(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("expected at least one resample, found " + count);
    }
    resamples = count;
    return this;
  }

  /**
   * Sets the seed of the resamples.
   *
   * @param value any; {@value #DEFAULT_SEED} by default
   * @return this
   */
  public AuditBuilder seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Measures all scores. Takes time in proportion to rows, scores and resamples; a few seconds for
   * 10,000 rows, 14 scores and 1,000 resamples.
   *
   * @return the audit
   * @throws IllegalStateException if {@link Audit#CONFIDENCE} or {@link Audit#MAXIMUM_OUTPUT} is
   *     missing
   */
  public Audit build() {
    requireScore(Audit.CONFIDENCE);
    requireScore(Audit.MAXIMUM_OUTPUT);
    int[] once = new int[correct.length];
    Arrays.fill(once, 1);
    List<Map<Measure, Double>> values = scores.stream().map(score -> score.measure(once)).toList();
    List<Map<Measure, double[]>> resampled =
        new Bootstrap(correct.length, resamples, seed).measure(scores);
    return new Audit(audited(values, resampled, once), notes);
  }

  private List<AuditedScore> audited(
      List<Map<Measure, Double>> values, List<Map<Measure, double[]>> resampled, int... once) {
    int baseline = names().indexOf(Audit.MAXIMUM_OUTPUT);
    List<AuditedScore> audited = new ArrayList<>();
    for (int s = 0; s < scores.size(); s++) {
      Map<Measure, Measured> measures = new EnumMap<>(Measure.class);
      for (Measure measure : Measure.values()) {
        measures.put(
            measure,
            Measured.of(
                values.get(s).get(measure),
                resampled.get(s).get(measure),
                values.get(baseline).get(measure),
                resampled.get(baseline).get(measure)));
      }
      audited.add(new AuditedScore(scores.get(s), measures, once));
    }
    return audited;
  }

  private void requireScore(String name) {
    if (!names().contains(name)) {
      throw new IllegalStateException(
          "expected a score named \"%s\", found %s".formatted(name, names()));
    }
  }

  private List<String> names() {
    return scores.stream().map(ScoredRows::name).toList();
  }
}
