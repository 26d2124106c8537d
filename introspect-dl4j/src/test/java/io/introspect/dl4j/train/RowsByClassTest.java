package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsByClassTest {

  @Test
  void eachClassHasItsRowsInOrder() {
    assertThat(RowsByClass.of(4, new int[] {2, 0, 2, 3, 0}))
        .containsExactly(new int[] {1, 4}, new int[0], new int[] {0, 2}, new int[] {3});
  }

  @Test
  void classesThatDoNotOccurMayBeLeftOut() {
    assertThat(RowsByClass.occurring(2, 0, 2, 5, 0))
        .containsExactly(new int[] {1, 4}, new int[] {0, 2}, new int[] {3});
    assertThat(RowsByClass.occurring()).isEmpty();
  }
}
