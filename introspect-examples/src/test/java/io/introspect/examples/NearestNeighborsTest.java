package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNeighborsTest {

  private static final NearestNeighbors POINTS =
      new NearestNeighbors(
          List.of(
              new float[] {0, 0},
              new float[] {0, 1},
              new float[] {5, 5},
              new float[] {5, 6},
              new float[] {6, 5}),
          new int[] {0, 0, 1, 1, 2});

  @Test
  void theMajorityOfTheNearestDecides() {
    assertThat(POINTS.vote(new float[] {0, 0.4f}, 1)).isZero();
    assertThat(POINTS.vote(new float[] {6, 5}, 1)).isEqualTo(2);
    assertThat(POINTS.vote(new float[] {6, 5}, 3)).isEqualTo(1);
  }

  @Test
  void accuracyIsTheShareOfRightVotes() {
    List<float[]> queries = List.of(new float[] {0, 0}, new float[] {6, 6});
    assertThat(POINTS.accuracy(queries, new int[] {0, 1}, 3)).isEqualTo(1);
    assertThat(POINTS.accuracy(queries, new int[] {1, 1}, 3)).isEqualTo(0.5);
  }
}
