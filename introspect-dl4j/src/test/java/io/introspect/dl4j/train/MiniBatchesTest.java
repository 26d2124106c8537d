package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MiniBatchesTest {

  private static MiniBatches of(int rows, int batchSize, long seed) {
    return new MiniBatches(rows, batchSize, new SplittableRandom(seed));
  }

  /** The rows of the next minibatches, one after the other. */
  private static int[] pass(MiniBatches batches, int count) {
    return IntStream.range(0, count).flatMap(i -> Arrays.stream(batches.next())).toArray();
  }

  @Test
  void eachPassIsAPermutationOfTheRows() {
    MiniBatches batches = of(12, 4, 1);

    for (int pass = 0; pass < 5; pass++) {
      assertThat(pass(batches, 3)).containsExactlyInAnyOrder(IntStream.range(0, 12).toArray());
    }
  }

  @Test
  void passesDifferInTheirOrder() {
    MiniBatches batches = of(40, 10, 1);

    assertThat(pass(batches, 4)).isNotEqualTo(pass(batches, 4));
  }

  @Test
  void sameSeedGivesTheSameSequence() {
    assertThat(pass(of(50, 7, 3), 30)).containsExactly(pass(of(50, 7, 3), 30));
    assertThat(pass(of(50, 7, 3), 30)).isNotEqualTo(pass(of(50, 7, 4), 30));
  }

  @Test
  void rowsThatDoNotFillAMinibatchGetTheirTurn() {
    MiniBatches batches = of(5, 3, 1);

    assertThat(IntStream.range(0, 50).flatMap(i -> Arrays.stream(batches.next())).distinct())
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void changesToAMinibatchDoNotReachTheNext() {
    MiniBatches batches = of(3, 3, 1);
    Arrays.fill(batches.next(), -1);

    assertThat(batches.next()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Property(tries = 200, seed = "42")
  void aMinibatchHasItsSizeAndNoRowTwice(
      @ForAll @IntRange(min = 2, max = 60) int rows,
      @ForAll @IntRange(min = 2, max = 60) int batchSize,
      @ForAll long seed) {
    Assume.that(batchSize <= rows);
    MiniBatches batches = of(rows, batchSize, seed);

    for (int i = 0; i < 10; i++) {
      assertThat(batches.next()).hasSize(batchSize).doesNotHaveDuplicates();
    }
    assertThat(pass(of(rows, batchSize, seed), rows / batchSize)).doesNotHaveDuplicates();
  }
}
