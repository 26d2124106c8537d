package io.introspect.dl4j.trust;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A score that ranks predictions: one kind of evidence as it is, or a weighted sum of several,
 * which then is the log odds of being right.
 *
 * @param evidence the kinds, each once
 * @param intercept added to the sum
 * @param weights one per kind
 */
record TrustScore(List<Evidence> evidence, double intercept, List<Double> weights) {

  /** On weights of standardized evidence: next to nothing for hundreds of mistakes. */
  private static final double RIDGE = 1;

  TrustScore {
    evidence = List.copyOf(evidence);
    weights = List.copyOf(weights);
    if (evidence.isEmpty() || weights.size() != evidence.size()) {
      throw new IllegalArgumentException(
          "expected at least one kind of evidence and a weight for each, found %s and %s"
              .formatted(evidence, weights));
    }
  }

  /** One kind of evidence as it is. */
  static TrustScore of(Evidence kind) {
    return new TrustScore(List.of(kind), 0, List.of(1.0));
  }

  /** The logistic combination that suits these rows best. */
  static TrustScore fit(List<Evidence> kinds, EvidenceTable table) {
    int size = kinds.size();
    double[] mean = new double[size];
    double[] scale = new double[size];
    double[][] features = new double[table.rows()][size];
    for (int i = 0; i < size; i++) {
      double[] column = table.column(kinds.get(i));
      mean[i] = new Mean().evaluate(column);
      double deviation = new StandardDeviation(false).evaluate(column, mean[i]);
      scale[i] = deviation > 0 ? deviation : 1;
      for (int row = 0; row < column.length; row++) {
        features[row][i] = (column[row] - mean[i]) / scale[i];
      }
    }
    boolean[] correct = table.correct();
    double[] targets =
        IntStream.range(0, correct.length).mapToDouble(row -> correct[row] ? 1 : 0).toArray();
    double[] fitted = LogisticRegression.fit(features, targets, RIDGE);
    double intercept = fitted[0];
    for (int i = 0; i < size; i++) {
      intercept -= fitted[i + 1] * mean[i] / scale[i];
    }
    return new TrustScore(
        kinds,
        intercept,
        IntStream.range(0, size).mapToObj(i -> fitted[i + 1] / scale[i]).toList());
  }

  /** What it needs to be known. */
  Set<Evidence> kinds() {
    return EnumSet.copyOf(evidence);
  }

  /** The score of each row. */
  double[] values(Map<Evidence, double[]> columns) {
    double[] values = new double[columns.get(evidence.get(0)).length];
    for (int row = 0; row < values.length; row++) {
      double sum = intercept;
      for (int i = 0; i < evidence.size(); i++) {
        sum += weights.get(i) * columns.get(evidence.get(i))[row];
      }
      values[row] = sum;
    }
    return values;
  }

  /** Its name in tables and files: the kinds of evidence. */
  String name() {
    return String.join(" + ", evidence.stream().map(Evidence::key).toList());
  }
}
