package io.introspect.dl4j.trust;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.Trust;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.train.CheckedPass;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.OneHotLabels;
import io.introspect.dl4j.train.Sight;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Measures how well the shipped confidence, and every kind of evidence beside it, tells right
 * predictions from wrong ones.
 *
 * @param model the classifier
 * @param fitted to it
 */
public record Auditor(IntrospectableModel model, Fitted fitted) {

  /**
   * Audits.
   *
   * @param test labeled rows that nothing was learned from
   * @return the audit; the shipped score is {@link Audit#CONFIDENCE}, the others have the names of
   *     their {@link Evidence}
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   */
  public Audit audit(LabeledRows test) {
    return Detached.call(() -> gather(test).audit());
  }

  private Columns gather(LabeledRows test) {
    Columns columns = new Columns();
    for (Iterator<DataSet> batches = test.batches(); batches.hasNext(); ) {
      DataSet batch = batches.next();
      long from = columns.correct.getNumElements();
      LabeledRows.requireLabeled(batch, from);
      int[] truth = OneHotLabels.classes(batch.getLabels(), model.classes(), from);
      FiniteCheck.require(batch.getFeatures(), "features", from);
      try (Observation seen = CheckedPass.observe(model, batch.getFeatures(), from);
          Sight sight = Sight.of(fitted.parts(), seen)) {
        columns.add(sight, truth);
      }
    }
    if (columns.correct.getNumElements() == 0) {
      throw new IllegalArgumentException(
          "expected rows to audit with, found an empty iterator; one that was used before must be reset");
    }
    return columns;
  }

  /** What is gathered, row by row. */
  private final class Columns {
    private final EvidenceReader reader =
        fitted.trust().orElse(null) instanceof EvidenceJudge judge
            ? judge.reader()
            : EvidenceReader.PLAIN;
    private final Map<Evidence, ResizableDoubleArray> evidence = new EnumMap<>(Evidence.class);
    private final ResizableDoubleArray confidence = new ResizableDoubleArray();
    private final ResizableDoubleArray probability = new ResizableDoubleArray();
    private final ResizableDoubleArray correct = new ResizableDoubleArray();

    void add(Sight sight, int[] truth) {
      int[] predicted = new OutputEvidence(sight.seen().output()).predicted();
      for (int row = 0; row < truth.length; row++) {
        correct.addElement(predicted[row] == truth[row] ? 1 : 0);
      }
      Map<Evidence, double[]> read = reader.read(sight, reader.available(sight));
      read.forEach(
          (kind, values) ->
              evidence.computeIfAbsent(kind, k -> new ResizableDoubleArray()).addElements(values));
      if (fitted.trust().isPresent()) {
        List<Trust> judged = fitted.trust().get().judge(sight);
        confidence.addElements(judged.stream().mapToDouble(Trust::confidence).toArray());
        probability.addElements(judged.stream().mapToDouble(Trust::probabilityCorrect).toArray());
      } else {
        confidence.addElements(read.get(Evidence.MAP_ERROR));
      }
    }

    Audit audit() {
      boolean[] right = new boolean[correct.getNumElements()];
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
      return audit.build();
    }

    /** The maximum output is a probability too, if it is any share at all. */
    private void add(AuditBuilder audit, Evidence kind, double[] values) {
      if (kind == Evidence.MAXIMUM_OUTPUT
          && Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)) {
        audit.score(Audit.MAXIMUM_OUTPUT, values, values);
      } else {
        audit.score(kind.key(), values);
      }
    }
  }
}
