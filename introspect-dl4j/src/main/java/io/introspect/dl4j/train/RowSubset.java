package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some rows of others, renumbered from 0. */
final class RowSubset implements TrainingRows {

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

  private int[] resolve(int[] rows) {
    return Arrays.stream(rows).map(row -> members[row]).toArray();
  }
}
