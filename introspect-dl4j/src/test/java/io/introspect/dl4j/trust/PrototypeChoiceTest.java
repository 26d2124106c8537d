package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrototypeChoiceTest {

  /** Even rows are of class 0, odd ones of class 1; the later, the harder. */
  private static HandMadeRows rows(int count) {
    HandMadeRows rows = new HandMadeRows(count);
    for (int row = 0; row < count; row++) {
      rows.outcome(row, row % 2, row - count, 1, 0);
    }
    return rows;
  }

  private static int[] evens(int from, int to) {
    return IntStream.range(from, to).filter(row -> row % 2 == 0).toArray();
  }

  @Test
  void ofFewRowsAllAreTaken() {
    List<int[]> chosen = PrototypeChoice.choose(rows(7), 2, 4, 1);

    assertThat(chosen.get(0)).containsExactlyInAnyOrder(0, 2, 4, 6);
    assertThat(chosen.get(1)).containsExactlyInAnyOrder(1, 3, 5);
  }

  @Test
  void oneHalfIsTheHardestAndOneHalfIsDrawnFromTheOthers() {
    int[] chosen = PrototypeChoice.choose(rows(2000), 2, 100, 1).get(0);

    assertThat(chosen).hasSize(100).doesNotHaveDuplicates().contains(evens(1900, 2000));
    int[] drawn = Arrays.stream(chosen).filter(row -> row < 1900).toArray();
    assertThat(Arrays.stream(drawn)).hasSize(50).allMatch(row -> row % 2 == 0);
    // 900 rows and more, whose mean is 950 with a deviation of 77.
    assertThat(Arrays.stream(drawn).average().orElseThrow()).isBetween(700.0, 1200.0);
  }

  @Test
  void everyClassHasItsOwnAndAClassWithoutRowsHasNone() {
    List<int[]> chosen = PrototypeChoice.choose(rows(50), 3, 10, 1);

    assertThat(Arrays.stream(chosen.get(0))).hasSize(10).allMatch(row -> row % 2 == 0);
    assertThat(Arrays.stream(chosen.get(1))).hasSize(10).allMatch(row -> row % 2 == 1);
    assertThat(chosen.get(2)).isEmpty();
  }

  @Test
  void ofAnOddNumberTheLargerPartIsDrawn() {
    assertThat(PrototypeChoice.choose(rows(100), 2, 3, 1).get(0)).hasSize(3).contains(98);
    assertThat(PrototypeChoice.choose(rows(100), 2, 1, 1).get(0)).hasSize(1);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    int[] chosen = PrototypeChoice.choose(rows(400), 2, 20, 5).get(0);

    assertThat(PrototypeChoice.choose(rows(400), 2, 20, 5).get(0)).containsExactly(chosen);
    assertThat(PrototypeChoice.choose(rows(400), 2, 20, 6).get(0)).isNotEqualTo(chosen);
  }
}
