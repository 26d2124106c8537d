package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Harvested rows of which it is also known what the classifier said and what is true. */
public interface HarvestedRows extends TrainingRows {

  /**
   * Copies the classifier's outputs on these rows.
   *
   * @param rows row numbers, each from 0 to {@code rows() − 1}, in any order
   * @return ŷ, [rows.length, K], owned by the caller
   */
  INDArray outputs(int... rows);

  /**
   * The true class of every row.
   *
   * @return a copy, one per row
   */
  int[] trueClasses();

  /**
   * What the map is learned from: these rows, or, where the model reads every step of a sequence,
   * all their steps.
   *
   * @return open as long as these rows are
   */
  default TrainingRows mapRows() {
    return this;
  }
}
