package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestMoveTest {

  private static final NearestMove UNLIMITED =
      new NearestMove(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  @Test
  void isTheSmallestChangeThatMovesThePlaceAsWished() {
    float[] row = {1, 1, 1};
    // One dimension: z = 3·x0 + 4·x1. The smallest change for Δz = 5 is (3, 4, 0) / 5.
    UNLIMITED.apply(row, new float[][] {{3, 4, 0}}, new double[] {5});
    assertThat(row).containsExactly(new float[] {1.6f, 1.8f, 1}, within(2e-3f));
  }

  @Test
  void movesAlongSeveralDimensionsAtOnce() {
    float[] row = {0, 0};
    float[][] jacobian = {{2, 0}, {1, 1}};
    UNLIMITED.apply(row, jacobian, new double[] {2, 0});
    assertThat(2 * row[0]).isCloseTo(2, within(0.03f));
    assertThat(row[0] + row[1]).isCloseTo(0, within(0.03f));
  }

  @Test
  void whatCannotMoveLeavesItToTheRest() {
    float[] row = {0.9f, 0};
    new NearestMove(10, 0, 1).apply(row, new float[][] {{1, 0.5f}}, new double[] {0.4});
    assertThat(row).containsExactly(new float[] {0.9f, 0.8f}, within(2e-3f));
  }

  @Test
  void twoDimensionsThatHaveBecomeOneStillMoveTogether() {
    float[] row = {0, 0};
    UNLIMITED.apply(row, new float[][] {{1, 0}, {1, 0}}, new double[] {1, 1});
    assertThat(row).containsExactly(new float[] {1, 0}, within(2e-3f));
  }

  @Test
  void withoutAnySlopeNothingMoves() {
    float[] row = {0.5f, 0.5f};
    UNLIMITED.apply(row, new float[][] {{0, 0}, {0, 0}}, new double[] {1, 1});
    assertThat(row).containsExactly(0.5f, 0.5f);
  }
}
