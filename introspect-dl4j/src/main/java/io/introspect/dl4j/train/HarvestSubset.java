package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some rows of a harvest, renumbered from 0. */
final class HarvestSubset extends RowSubset implements HarvestedRows {

  private final Harvest harvest;

  HarvestSubset(Harvest harvest, int... members) {
    super(harvest, members);
    this.harvest = harvest;
  }

  @Override
  public INDArray outputs(int... rows) {
    return harvest.outputs(resolve(rows));
  }

  @Override
  public int[] trueClasses() {
    int[] classes = harvest.trueClasses();
    return Arrays.stream(members()).map(row -> classes[row]).toArray();
  }

  @Override
  public TrainingRows mapRows() {
    return harvest.steps().<TrainingRows>map(steps -> steps.of(members())).orElse(this);
  }
}
