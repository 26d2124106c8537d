package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomSubsetTest {

  @Test
  void everySubsetIsAsLikelyAsAnyOther() {
    RandomSubset subsets = new RandomSubset(4, new SplittableRandom(1));
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6000; i++) {
      counts.merge(Arrays.toString(subsets.next(2)), 1, Integer::sum);
    }

    assertThat(counts).containsOnlyKeys("[0, 1]", "[0, 2]", "[0, 3]", "[1, 2]", "[1, 3]", "[2, 3]");
    // Standard deviation 29.
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(880, 1120));
  }

  @Test
  void theWholeIsASubset() {
    assertThat(new RandomSubset(5, new SplittableRandom(1)).next(5)).containsExactly(0, 1, 2, 3, 4);
  }
}
