package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandwidthsTest {

  @Test
  void followSilvermansRule() {
    // Deviation 1.5811, interquartile range 3: 3 / 1.349 is larger. d = 1: (4 / (3 · 5))^(1/5).
    float[][] places = {{1}, {2}, {3}, {4}, {5}};
    assertThat(Bandwidths.of(places, 1, 0.1)[0])
        .isCloseTo(1.5811388 * Math.pow(4.0 / 15, 0.2), within(1e-6));
  }

  @Test
  void areNotWidenedByAFewFarRows() {
    float[][] places = {{0}, {1}, {2}, {3}, {4}, {5}, {6}, {1000}};
    // Percentiles by commons-math: the 25th is 1.25, the 75th 5.75.
    assertThat(Bandwidths.of(places, 1, 0.1)[0])
        .isCloseTo(4.5 / 1.349 * Math.pow(4.0 / 24, 0.2), within(1e-6));
  }

  @Test
  void areTakenFromTheDeviationWhereMostRowsAreOnOneSpot() {
    float[][] places = {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {8}};
    assertThat(Bandwidths.of(places, 1, 0.1)[0])
        .isCloseTo(Math.sqrt(8) * Math.pow(4.0 / 24, 0.2), within(1e-6));
  }

  @Test
  void belongToEachAxisAlone() {
    float[][] places = {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}};
    double[] bandwidths = Bandwidths.of(places, 2, 0.1);
    assertThat(bandwidths[1]).isCloseTo(10 * bandwidths[0], within(1e-9));
    assertThat(bandwidths[0]).isCloseTo(1.5811388 * Math.pow(4.0 / 20, 1 / 6.0), within(1e-6));
  }

  @Test
  void areNeverZero() {
    assertThat(Bandwidths.of(new float[][] {{1, 1}}, 2, 0.1)).containsExactly(0.001, 0.001);
    assertThat(Bandwidths.of(new float[][] {{1}, {1}}, 1, 0.1)).containsExactly(0.001);
    assertThat(Bandwidths.of(new float[0][], 1, 0.1)).containsExactly(0.001);
  }
}
