package io.introspect.dl4j.analyze;

import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.CheckedPass;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.OneHotLabels;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * What an analysis needs of the rows, gathered in one pass: their places on the map by class, and
 * what each unit does. No activations are kept.
 */
final class Survey {

  private final Introspector introspector;
  private final List<List<float[]>> places = new ArrayList<>();
  private final UnitStatistics units;
  private long rows;

  private Survey(Introspector introspector) {
    this.introspector = introspector;
    int classes = introspector.model().classes();
    for (int k = 0; k < classes; k++) {
      places.add(new ArrayList<>());
    }
    this.units = new UnitStatistics(classes, introspector.model().tap().width());
  }

  /**
   * Reads all rows.
   *
   * @throws IllegalArgumentException if a row is unfit, or a class has none
   */
  static Survey of(Introspector introspector, LabeledRows data) {
    Survey survey = new Survey(introspector);
    for (Iterator<DataSet> batches = data.batches(); batches.hasNext(); ) {
      DataSet batch = batches.next();
      LabeledRows.requireLabeled(batch, survey.rows);
      survey.add(batch.getFeatures(), batch.getLabels());
    }
    OneHotLabels.requireEveryClass(survey.units.rowsPerClass(), "rows");
    return survey;
  }

  private void add(INDArray features, INDArray labels) {
    int[] truth = OneHotLabels.classes(labels, places.size(), rows);
    FiniteCheck.require(features, "features", rows);
    try (Observation seen = CheckedPass.observe(introspector.model(), features, rows);
        ArrayScope scope = new ArrayScope()) {
      float[][] latent =
          Rows.matrix(scope.own(introspector.autoencoder().encode(seen.activations())));
      for (int row = 0; row < truth.length; row++) {
        places.get(truth[row]).add(latent[row]);
      }
      units.add(seen.activations(), truth);
    }
    rows += truth.length;
  }

  /** z of the rows of a class, [rows][d]. */
  float[][] places(int k) {
    return places.get(k).toArray(new float[0][]);
  }

  UnitStatistics units() {
    return units;
  }
}
