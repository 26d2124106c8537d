package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some rows of others, renumbered from 0. */
class RowSubset implements TrainingRows {

  private final TrainingRows base;
  private final int[] members;

  RowSubset(TrainingRows base, int[] members) {
    this.base = base;
    this.members = members.clone();
  }

  @Override
  public int rows() {
    return members.length;
  }

  @Override
  public int width() {
    return base.width();
  }

  @Override
  public INDArray inputs(int... rows) {
    return base.inputs(resolve(rows));
  }

  @Override
  public INDArray targets(int... rows) {
    return base.targets(resolve(rows));
  }

  /** The rows of the others that are these, in their order. */
  final int[] members() {
    return members.clone();
  }

  /** What the others call these rows. */
  final int[] resolve(int... rows) {
    return Arrays.stream(rows).map(row -> members[row]).toArray();
  }
}
