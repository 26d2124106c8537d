package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.report.RocCurve;
import io.introspect.report.RocPanel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well typicality, confidence and the maximum output tell unusual rows from usual ones.
 *
 * <ul>
 *   <li>auroc…: the area under each score's curve
 *   <li>atypicalShare: the share of the unusual rows whose typicality is at most 0.05
 * </ul>
 *
 * @param panel the curves, by the names of the scores
 * @param atypicalShare of the unusual rows
 */
record Detection(RocPanel panel, double atypicalShare) {

  private static final String TYPICALITY = "typicality";
  private static final String CONFIDENCE = "confidence";
  private static final String MAXIMUM_OUTPUT = "maximum output";

  static Detection of(String population, List<Introspection> unusual, List<Introspection> usual) {
    Map<String, RocCurve> curves = new LinkedHashMap<>();
    curves.put(TYPICALITY, curve(unusual, usual, Introspection::typicality));
    curves.put(CONFIDENCE, curve(unusual, usual, Introspection::confidence));
    curves.put(MAXIMUM_OUTPUT, curve(unusual, usual, Introspection::maximumOutput));
    return new Detection(new RocPanel(population, curves), atypicalShare(unusual));
  }

  private static RocCurve curve(
      List<Introspection> unusual, List<Introspection> usual, ToDoubleFunction<Introspection> of) {
    return RocCurve.of(
        unusual.stream().mapToDouble(of).toArray(), usual.stream().mapToDouble(of).toArray());
  }

  static double atypicalShare(List<Introspection> rows) {
    return rows.stream().filter(row -> !row.isTypical()).count() / (double) rows.size();
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("aurocTypicality", panel.curves().get(TYPICALITY).area());
    figures.put("aurocConfidence", panel.curves().get(CONFIDENCE).area());
    figures.put("aurocMaximumOutput", panel.curves().get(MAXIMUM_OUTPUT).area());
    figures.put("atypicalShare", atypicalShare);
    return figures;
  }
}
