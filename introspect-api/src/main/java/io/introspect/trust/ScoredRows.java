package io.introspect.trust;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One score of all rows, ready to be measured on any resample of them. */
final class ScoredRows {

  private final String name;
  private final boolean[] correct;
  private final Ranking ranking;
  private final Optional<BinnedProbabilities> calibration;
  private final RankMeasures measures;

  ScoredRows(
      String name, Ranking ranking, Optional<BinnedProbabilities> calibration, boolean... correct) {
    this.name = name;
    this.ranking = ranking;
    this.calibration = calibration;
    this.correct = correct;
    this.measures = new RankMeasures(correct.length);
  }

  String name() {
    return name;
  }

  double[] thresholds() {
    return ranking.thresholds();
  }

  RankedRows ranked(int... times) {
    return ranking.count(correct, times);
  }

  Optional<Reliability> reliability(int... times) {
    return calibration.map(probabilities -> probabilities.reliability(correct, times));
  }

  /** All measures, NaN for those of probabilities if it is none; each row counts so many times. */
  Map<Measure, Double> measure(int... times) {
    Map<Measure, Double> values = new EnumMap<>(measures.of(ranked(times)));
    Optional<Reliability> reliability = reliability(times);
    values.put(Measure.BRIER, reliability.map(Reliability::brier).orElse(Double.NaN));
    values.put(Measure.ECE, reliability.map(Reliability::ece).orElse(Double.NaN));
    return values;
  }
}
