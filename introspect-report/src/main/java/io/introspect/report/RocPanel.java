package io.introspect.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One kind of unusual rows in a {@link RocPicture}.
 *
 * @param population what the rows are, for example "attacked"
 * @param curves of each score, by its name, in their order
 */
public record RocPanel(String population, Map<String, RocCurve> curves) {

  /**
   * Copies the map, in its order.
   *
   * @param population what the rows are
   * @param curves at least one, all over the same number of rows; copied
   * @throws IllegalArgumentException if there is no curve, or their numbers of rows differ
   */
  public RocPanel {
    population = ClassNames.onOneLine(Objects.requireNonNull(population, "population"));
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    if (curves.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected the curve of at least one score, found none".formatted(population));
    }
    RocCurve first = curves.values().iterator().next();
    for (Map.Entry<String, RocCurve> curve : curves.entrySet()) {
      requireSameRows(population, curve.getKey(), curve.getValue(), first);
    }
  }

  private static void requireSameRows(
      String population, String score, RocCurve curve, RocCurve first) {
    if (curve.unusualRows() != first.unusualRows() || curve.usualRows() != first.usualRows()) {
      throw new IllegalArgumentException(
          "%s: expected scores of the same %d unusual and %d usual rows, found %d and %d of %s"
              .formatted(
                  population,
                  first.unusualRows(),
                  first.usualRows(),
                  curve.unusualRows(),
                  curve.usualRows(),
                  score));
    }
  }

  /** For example {@code 900 against 10,000 usual rows}. */
  String rows() {
    RocCurve first = curves.values().iterator().next();
    return "%s against %s usual"
        .formatted(Words.rows(first.unusualRows()), Words.count(first.usualRows()));
  }
}
