package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LayerShares;
import org.junit.jupiter.api.Test;

class ShareCounterTest {

  @Test
  void countsBothSidesByTheirOwnExtremes() {
    // Largest 8, most negative −1: excited above 2, inhibited below −0.25. Column 0 is another
    // layer's.
    ExpectedActivations expected =
        new ExpectedActivations(
            new float[][] {{100, 8, 2.1f, 2, -0.2f}, {100, 0, -1, -0.3f, -0.25f}});
    LayerShares shares = ShareCounter.of(new TappedLayer("hidden", 1, 4), expected);
    assertThat(shares.excited(0)).isEqualTo(0.5);
    assertThat(shares.inhibited(0)).isZero();
    assertThat(shares.silent(0)).isEqualTo(0.5);
    assertThat(shares.excited(1)).isZero();
    assertThat(shares.inhibited(1)).isEqualTo(0.5);
    assertThat(shares.silent(1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void findsALayerOfZerosSilent() {
    LayerShares shares =
        ShareCounter.of(
            new TappedLayer("hidden", 0, 2), new ExpectedActivations(new float[][] {{0, 0}}));
    assertThat(shares.silent(0)).isEqualTo(1);
  }
}
