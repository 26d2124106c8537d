package io.introspect.examples;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Interval;
import io.introspect.trust.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The audits of networks of one kind that were trained from several seeds, as figures: means over
 * the seeds of the shipped confidence and, under {@code maximumOutput}, of the baseline; under
 * {@code gains} the means of their differences; and one value per seed of what has no mean.
 *
 * @param audits one per seed
 * @param winners the score that won, one per seed
 */
record AuditedRuns(List<Audit> audits, List<String> winners) {

  static final List<Measure> MEASURES =
      List.of(
          Measure.AUROC,
          Measure.AUPR_ERROR,
          Measure.FPR95,
          Measure.FPR95_ERROR,
          Measure.AURC,
          Measure.BRIER,
          Measure.ECE);

  double confidence(Measure measure) {
    return mean(audit -> audit.confidence().value(measure));
  }

  double maximumOutput(Measure measure) {
    return mean(audit -> audit.maximumOutput().value(measure));
  }

  private double mean(ToDoubleFunction<Audit> of) {
    return audits.stream().mapToDouble(of).average().orElseThrow();
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>(byMeasure(this::confidence));
    figures.put("maximumOutput", byMeasure(this::maximumOutput));
    figures.put("gains", byMeasure(measure -> confidence(measure) - maximumOutput(measure)));
    figures.put("intervals", byMeasure(measure -> intervals(of -> of.interval(measure))));
    figures.put("gainIntervals", byMeasure(measure -> intervals(of -> of.gainInterval(measure))));
    figures.put("accuracies", audits.stream().map(Audit::accuracy).toList());
    figures.put("winners", winners);
    figures.put(
        "noWorseThanMaximumOutput",
        audits.stream().map(Audit::isNoWorseThanMaximumOutput).toList());
    return figures;
  }

  /** Of the shipped confidence, [lower, upper] per seed. */
  private List<List<Double>> intervals(Function<AuditedScore, Interval> of) {
    return audits.stream()
        .map(audit -> of.apply(audit.confidence()))
        .map(interval -> List.of(interval.lower(), interval.upper()))
        .toList();
  }

  private static Map<String, Object> byMeasure(Function<Measure, Object> of) {
    Map<String, Object> figures = new LinkedHashMap<>();
    MEASURES.forEach(measure -> figures.put(measure.key(), of.apply(measure)));
    return figures;
  }
}
