package io.introspect.dl4j.trust;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditBuilder;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Interval;
import io.introspect.trust.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the score to believe, by the area under the risk-coverage curve (AURC) on held-out rows:
 * single kinds of evidence, and logistic combinations, which are cross-validated there. The winner
 * must be better than the maximum output by more than chance, its paired 95 % interval lying beyond
 * 0, or else it is the maximum output.
 *
 * @param score the winner, fitted to all held-out rows
 * @param values what it says of each held-out row; if it is a combination, what those say that have
 *     not learned from the row
 * @param aurc its AURC on the held-out rows; a little optimistic, being the least of several
 * @param maximumOutputAurc that of the maximum output
 * @param gain the 95 % interval of the difference, paired; empty if it is the maximum output
 */
record ScoreSelection(
    TrustScore score,
    List<Double> values,
    double aurc,
    double maximumOutputAurc,
    Optional<Interval> gain) {

  /** So many mistakes allow for one parameter (Peduzzi et al., 1996). */
  static final int MISTAKES_PER_PARAMETER = 10;

  private static final int RESAMPLES = 400;

  /** The logit stands for the maximum output, whatever form it takes. */
  private static final List<List<Evidence>> COMBINATIONS =
      List.of(
          List.of(Evidence.LOGIT, Evidence.HIDDEN_ERROR),
          List.of(Evidence.LOGIT, Evidence.TRUST_RATIO),
          List.of(Evidence.LOGIT, Evidence.HIDDEN_ERROR, Evidence.RECONSTRUCTION),
          List.of(Evidence.LOGIT, Evidence.OWN_DISTANCE, Evidence.OTHER_DISTANCE),
          List.of(
              Evidence.LOGIT,
              Evidence.WIDE_RECONSTRUCTION,
              Evidence.OWN_DISTANCE,
              Evidence.OTHER_DISTANCE),
          List.of(
              Evidence.LOGIT,
              Evidence.MARGIN,
              Evidence.HIDDEN_ERROR,
              Evidence.WIDE_RECONSTRUCTION,
              Evidence.OWN_DISTANCE,
              Evidence.OTHER_DISTANCE),
          List.of(
              Evidence.LOGIT,
              Evidence.MARGIN,
              Evidence.ENTROPY,
              Evidence.MAP_ERROR,
              Evidence.PLACE_AND_RECONSTRUCTION,
              Evidence.HIDDEN_ERROR,
              Evidence.RECONSTRUCTION,
              Evidence.WIDE_RECONSTRUCTION,
              Evidence.OWN_DISTANCE,
              Evidence.OTHER_DISTANCE));

  /** Chooses among what the held-out rows have evidence and mistakes enough for. */
  static ScoreSelection choose(EvidenceTable heldOut, long seed) {
    Evidence output = baseline(heldOut);
    Map<TrustScore, double[]> candidates = candidates(heldOut, output, seed);
    Audit audit = audit(heldOut, candidates, seed);
    double toBeat = audit.maximumOutput().value(Measure.AURC);
    TrustScore best = TrustScore.of(output);
    double[] values = heldOut.column(output);
    double lowest = toBeat;
    Optional<Interval> gain = Optional.empty();
    for (Map.Entry<TrustScore, double[]> candidate : candidates.entrySet()) {
      AuditedScore audited = audit.score(candidate.getKey().name());
      if (audited.value(Measure.AURC) < lowest && audited.isBetterThanMaximumOutput(Measure.AURC)) {
        best = candidate.getKey();
        values = candidate.getValue();
        lowest = audited.value(Measure.AURC);
        gain = Optional.of(audited.gainInterval(Measure.AURC));
      }
    }
    return new ScoreSelection(best, Arrays.stream(values).boxed().toList(), lowest, toBeat, gain);
  }

  /**
   * The maximum output; as log odds, which rank alike and are easier to calibrate, if it has any.
   */
  private static Evidence baseline(EvidenceTable heldOut) {
    boolean odds =
        Arrays.stream(heldOut.column(Evidence.MAXIMUM_OUTPUT))
            .allMatch(output -> output >= OutputEvidence.FLOOR && output <= 1);
    return odds ? Evidence.LOGIT : Evidence.MAXIMUM_OUTPUT;
  }

  /** The candidates, simplest first, and what each says of the held-out rows. */
  private static Map<TrustScore, double[]> candidates(
      EvidenceTable heldOut, Evidence output, long seed) {
    int parameters =
        Math.min(heldOut.mistakes(), heldOut.rows() - heldOut.mistakes()) / MISTAKES_PER_PARAMETER;
    Map<TrustScore, double[]> candidates = new LinkedHashMap<>();
    if (parameters >= 1) {
      for (Evidence kind : heldOut.kinds()) {
        if (kind != Evidence.MAXIMUM_OUTPUT && kind != output) {
          candidates.put(TrustScore.of(kind), heldOut.column(kind));
        }
      }
    }
    Folds folds = Folds.of(heldOut.correct(), seed);
    for (List<Evidence> combination : COMBINATIONS) {
      List<Evidence> kinds = new ArrayList<>(combination);
      kinds.replaceAll(kind -> kind == Evidence.LOGIT ? output : kind);
      if (kinds.size() <= parameters && heldOut.kinds().containsAll(kinds)) {
        double[] outOfFold =
            folds.outOfFold(
                others -> {
                  TrustScore learned = TrustScore.fit(kinds, heldOut.rows(others));
                  return own -> learned.values(heldOut.rows(own).columns());
                });
        candidates.put(TrustScore.fit(kinds, heldOut), outOfFold);
      }
    }
    return candidates;
  }

  private static Audit audit(
      EvidenceTable heldOut, Map<TrustScore, double[]> candidates, long seed) {
    double[] output = heldOut.column(Evidence.MAXIMUM_OUTPUT);
    AuditBuilder builder =
        Audit.of(heldOut.correct())
            .resamples(RESAMPLES)
            .seed(seed)
            .score(Audit.MAXIMUM_OUTPUT, output)
            // What would be shipped if nothing were better.
            .score(Audit.CONFIDENCE, output);
    candidates.forEach((candidate, values) -> builder.score(candidate.name(), values));
    return builder.build();
  }
}
