package io.introspect.dl4j.trust;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.CheckedPass;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.NativeThreads;
import io.introspect.dl4j.train.OneHotLabels;
import io.introspect.dl4j.train.RowBlocks;
import io.introspect.dl4j.train.Sight;
import io.introspect.trust.Audit;
import java.util.Iterator;
import org.nd4j.linalg.api.ndarray.INDArray;
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
    return NativeThreads.single(() -> Detached.call(() -> gather(test).audit()));
  }

  private AuditColumns gather(LabeledRows test) {
    AuditColumns columns = new AuditColumns(fitted, model.classes());
    for (Iterator<DataSet> batches = test.batches(); batches.hasNext(); ) {
      DataSet batch = batches.next();
      LabeledRows.requireLabeled(batch, columns.rows());
      INDArray features = Rows.sliceable(batch.getFeatures());
      INDArray labels = Rows.sliceable(batch.getLabels());
      for (long from = 0; from < features.size(0); from += RowBlocks.SIZE) {
        long to = Math.min(features.size(0), from + RowBlocks.SIZE);
        add(Rows.slice(features, from, to), Rows.slice(labels, from, to), columns);
      }
    }
    if (columns.rows() == 0) {
      throw new IllegalArgumentException(
          "expected rows to audit with, found an empty iterator; one that was used before must be"
              + " reset");
    }
    return columns;
  }

  private void add(INDArray features, INDArray labels, AuditColumns columns) {
    int[] truth = OneHotLabels.classes(labels, model.classes(), columns.rows());
    FiniteCheck.require(features, "features", columns.rows());
    try (Observation seen = CheckedPass.observe(model, features, columns.rows())) {
      columns.add(Sight.of(fitted.parts(), seen), truth);
    }
  }
}
