package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasureTest {

  @Test
  void keysAreThoseOfTheJson() {
    assertThat(Measure.values())
        .extracting(Measure::key)
        .containsExactly(
            "auroc",
            "auprError",
            "auprSuccess",
            "fpr95",
            "fpr95Error",
            "aurc",
            "eAurc",
            "brier",
            "ece");
  }

  @Test
  void saysWhichWayIsBetterAndWhatItIsOf() {
    assertThat(Measure.values())
        .filteredOn(Measure::largerIsBetter)
        .containsExactly(Measure.AUROC, Measure.AUPR_ERROR, Measure.AUPR_SUCCESS);
    assertThat(Measure.values())
        .filteredOn(Measure::ofProbabilities)
        .containsExactly(Measure.BRIER, Measure.ECE);
  }
}
