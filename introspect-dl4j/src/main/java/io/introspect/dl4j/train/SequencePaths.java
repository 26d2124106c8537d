package io.introspect.dl4j.train;

import io.introspect.SequenceModel;
import io.introspect.SequencePath;
import io.introspect.StepObservation;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the paths of sequences over a map.
 *
 * @param model reads every step
 * @param parts trained on its activations
 */
public record SequencePaths(SequenceModel model, Parts parts) {

  /**
   * The paths of some rows.
   *
   * @param rows [n, …]
   * @param firstRow the number of the first row, for messages
   * @return one per row
   * @throws IllegalArgumentException if the rows are unfit
   */
  public List<SequencePath> of(INDArray rows, long firstRow) {
    FiniteCheck.require(rows, "features", firstRow);
    try (StepObservation seen = CheckedPass.observeSteps(model, rows, firstRow);
        ArrayScope scope = new ArrayScope()) {
      INDArray latent = scope.own(parts.autoencoder().encode(seen.steps()));
      float[][] places = Rows.matrix(latent);
      float[] errors = Rows.values(scope.own(parts.estimator().estimate(latent)));
      List<SequencePath> paths = new ArrayList<>();
      int at = 0;
      for (int length : seen.lengths()) {
        paths.add(
            new SequencePath(
                Arrays.copyOfRange(places, at, at + length),
                Arrays.copyOfRange(errors, at, at + length)));
        at += length;
      }
      return paths;
    }
  }
}
