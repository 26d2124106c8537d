package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HarvestSubsetTest {

  private final Harvest harvest =
      new Harvest(
          Samples.store(Samples.matrix(2, 0, 1, 10, 11, 20, 21, 30, 31)),
          new float[] {-1, -2, -3, -4},
          Samples.store(Samples.matrix(3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0.5f, 0.25f, 0.25f)),
          new int[] {0, 1, 2, 0},
          Optional.empty(),
          "hash");

  private final HarvestSubset subset = new HarvestSubset(harvest, 3, 1);

  @Test
  void renumbersActivationsErrorsOutputsAndClassesAlike() {
    assertThat(subset.rows()).isEqualTo(2);
    assertThat(subset.inputs(0, 1)).isEqualTo(Samples.matrix(2, 30, 31, 10, 11));
    assertThat(subset.targets(0, 1)).isEqualTo(Samples.matrix(1, -4, -2));
    assertThat(subset.outputs(0, 1)).isEqualTo(Samples.matrix(3, 0.5f, 0.25f, 0.25f, 0, 1, 0));
    assertThat(subset.trueClasses()).containsExactly(0, 1);
  }

  @Test
  void outputsAreCopies() {
    subset.outputs(0).assign(9);

    assertThat(subset.outputs(0)).isEqualTo(Samples.matrix(3, 0.5f, 0.25f, 0.25f));
    assertThat(harvest.outputs(3)).isEqualTo(Samples.matrix(3, 0.5f, 0.25f, 0.25f));
  }
}
