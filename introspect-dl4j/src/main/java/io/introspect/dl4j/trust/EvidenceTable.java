package io.introspect.dl4j.trust;

import io.introspect.Observation;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.HarvestedRows;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.RowBlocks;
import io.introspect.dl4j.train.Sight;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** All evidence about some rows, and what came of them. To be used by one thread. */
final class EvidenceTable {

  private final Map<Evidence, double[]> columns = new EnumMap<>(Evidence.class);
  private final boolean[] correct;
  private final double[] logErrors;

  private EvidenceTable(int rows) {
    correct = new boolean[rows];
    logErrors = new double[rows];
  }

  /** A table of these columns. */
  EvidenceTable(Map<Evidence, double[]> columns, boolean[] correct, double[] logErrors) {
    this.columns.putAll(columns);
    this.correct = correct.clone();
    this.logErrors = logErrors.clone();
  }

  /** Of harvested rows. */
  static EvidenceTable of(HarvestedRows rows, Parts parts, EvidenceReader reader) {
    EvidenceTable table = new EvidenceTable(rows.rows());
    int[] truth = rows.trueClasses();
    for (int[] block : RowBlocks.of(rows)) {
      try (Observation seen = new Observation(rows.outputs(block), rows.inputs(block));
          ArrayScope scope = new ArrayScope()) {
        Sight sight = Sight.of(parts, seen);
        table.add(block[0], reader.read(sight, reader.available(sight)));
        int[] predicted = new OutputEvidence(seen.output()).predicted();
        float[] errors = Rows.values(scope.own(rows.targets(block)));
        for (int i = 0; i < block.length; i++) {
          table.correct[block[i]] = predicted[i] == truth[block[i]];
          table.logErrors[block[i]] = errors[i];
        }
      }
    }
    return table;
  }

  private void add(int from, Map<Evidence, double[]> read) {
    read.forEach(
        (kind, values) -> {
          double[] column = columns.computeIfAbsent(kind, k -> new double[correct.length]);
          for (int row = 0; row < values.length; row++) {
            column[from + row] = finite(values[row]);
          }
        });
  }

  /**
   * On a row that makes float32 overflow nothing is to be learned, nor is the fit to fail on it.
   */
  private static double finite(double value) {
    return Double.isNaN(value)
        ? -Float.MAX_VALUE
        : Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  Set<Evidence> kinds() {
    return columns.keySet();
  }

  /** One number per row. */
  double[] column(Evidence kind) {
    return columns.get(kind).clone();
  }

  Map<Evidence, double[]> columns() {
    return columns;
  }

  boolean[] correct() {
    return correct.clone();
  }

  /** log10 of the classifier's error on each row. */
  double[] logErrors() {
    return logErrors.clone();
  }

  int rows() {
    return correct.length;
  }

  int mistakes() {
    int mistakes = 0;
    for (boolean right : correct) {
      mistakes += right ? 0 : 1;
    }
    return mistakes;
  }

  /** Some of the rows, renumbered from 0. */
  EvidenceTable rows(int... members) {
    EvidenceTable part = new EvidenceTable(members.length);
    columns.forEach(
        (kind, values) ->
            part.columns.put(
                kind, Arrays.stream(members).mapToDouble(row -> values[row]).toArray()));
    for (int i = 0; i < members.length; i++) {
      part.correct[i] = correct[members[i]];
      part.logErrors[i] = logErrors[members[i]];
    }
    return part;
  }
}
