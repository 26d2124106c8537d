package io.introspect.dl4j.trust;

import io.introspect.Trust;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.train.TrustJudge;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.ResizableDoubleArray;

/** What an audit compares, gathered block by block. To be used by one thread. */
final class AuditColumns {

  private final Fitted fitted;
  private final EvidenceReader reader;
  private final Map<Evidence, ResizableDoubleArray> evidence = new EnumMap<>(Evidence.class);
  private final ResizableDoubleArray confidence = new ResizableDoubleArray();
  private final ResizableDoubleArray probability = new ResizableDoubleArray();
  private final ResizableDoubleArray correct = new ResizableDoubleArray();
  private final long classes;

  AuditColumns(Fitted fitted, int classes) {
    this.fitted = fitted;
    this.classes = classes;
    this.reader =
        fitted.trust().orElse(null) instanceof EvidenceJudge judge
            ? judge.reader()
            : EvidenceReader.PLAIN;
  }

  /** How many rows there are so far. */
  int rows() {
    return correct.getNumElements();
  }

  void add(Sight sight, int... truth) {
    int[] predicted = new OutputEvidence(sight.seen().output()).predicted();
    for (int row = 0; row < truth.length; row++) {
      correct.addElement(predicted[row] == truth[row] ? 1 : 0);
    }
    Map<Evidence, double[]> read = reader.read(sight, reader.available(sight));
    read.forEach(
        (kind, values) ->
            evidence
                .computeIfAbsent(kind, k -> new ResizableDoubleArray())
                .addElements(Arrays.stream(values).map(AuditColumns::comparable).toArray()));
    if (fitted.trust().isPresent()) {
      List<Trust> judged = judge(fitted.trust().get(), sight, read);
      confidence.addElements(judged.stream().mapToDouble(Trust::confidence).toArray());
      probability.addElements(judged.stream().mapToDouble(Trust::probabilityCorrect).toArray());
    } else {
      confidence.addElements(read.get(Evidence.MAP_ERROR));
    }
  }

  private static List<Trust> judge(TrustJudge judge, Sight sight, Map<Evidence, double[]> read) {
    return judge instanceof EvidenceJudge ours ? ours.judge(read) : judge.judge(sight);
  }

  /** What is no number, since float32 has overflowed, is trusted least. */
  private static double comparable(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  Audit audit() {
    boolean[] right = new boolean[rows()];
    for (int row = 0; row < right.length; row++) {
      right[row] = correct.getElement(row) == 1;
    }
    AuditBuilder audit = Audit.of(right);
    if (fitted.trust().isPresent()) {
      audit.score(Audit.CONFIDENCE, confidence.getElements(), probability.getElements());
    } else {
      audit.score(Audit.CONFIDENCE, confidence.getElements());
      audit.note(
          "The confidence comes from the map alone: the introspector was fitted without trust.");
    }
    evidence.forEach((kind, values) -> add(audit, kind, values.getElements()));
    if (fitted.provenance().validationKnownToClassifier()) {
      audit.note(
          "The confidence was fitted to rows that the classifier has probably learned from, so that it may be optimistic.");
    }
    noteMistakes(right, audit);
    return audit.build();
  }

  private void noteMistakes(boolean[] right, AuditBuilder audit) {
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    if (count * classes < right.length) {
      audit.note(
          "The classifier is right less often than by guessing: are the labels in the order of its classes?");
    }
  }

  /** The maximum output is a probability too, if it is any share at all. */
  private static void add(AuditBuilder audit, Evidence kind, double... values) {
    if (kind == Evidence.MAXIMUM_OUTPUT
        && Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)) {
      audit.score(Audit.MAXIMUM_OUTPUT, values, values);
    } else {
      audit.score(kind.key(), values);
    }
  }
}
