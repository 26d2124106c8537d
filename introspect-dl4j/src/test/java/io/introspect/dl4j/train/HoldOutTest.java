package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HoldOutTest {

  /** Ninety rows of class 0, ten of class 1, in turns. */
  private static int[] uneven() {
    return IntStream.range(0, 100).map(row -> row % 10 == 0 ? 1 : 0).toArray();
  }

  private static long count(int[] rows, int[] classes, int of) {
    return Arrays.stream(rows).filter(row -> classes[row] == of).count();
  }

  @Test
  void keepsOutTheShareOfEachClass() {
    HoldOut split = HoldOut.stratified(uneven(), 0.2, 1);

    assertThat(split.validation()).hasSize(20);
    assertThat(count(split.validation(), uneven(), 0)).isEqualTo(18);
    assertThat(count(split.validation(), uneven(), 1)).isEqualTo(2);
  }

  @Test
  void classOfOneRowStaysInTraining() {
    int[] classes = uneven();
    classes[42] = 7;

    assertThat(HoldOut.stratified(classes, 0.1, 1).training()).contains(42);
  }

  @Test
  void keepsOutARowEvenIfEveryClassIsSmall() {
    int[] classes = IntStream.range(0, 160).map(row -> row / 4).toArray();

    HoldOut split = HoldOut.stratified(classes, 0.1, 1);

    assertThat(split.validation()).isNotEmpty();
    assertThat(split.training()).hasSizeGreaterThanOrEqualTo(128);
  }

  @Test
  void sameSeedGivesTheSameSplit() {
    assertThat(HoldOut.stratified(uneven(), 0.2, 5).validation())
        .containsExactly(HoldOut.stratified(uneven(), 0.2, 5).validation())
        .isNotEqualTo(HoldOut.stratified(uneven(), 0.2, 6).validation());
  }

  @Test
  void handsOutCopies() {
    HoldOut split = HoldOut.stratified(uneven(), 0.2, 1);
    int[] before = split.training();

    split.training()[0] = -1;

    assertThat(split.training()).containsExactly(before);
  }

  @Property(tries = 300, seed = "42")
  void everyRowIsOnExactlyOneSide(
      @ForAll @Size(min = 2, max = 80) List<@IntRange(max = 5) Integer> members,
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double share,
      @ForAll long seed) {
    int[] classes = members.stream().mapToInt(Integer::intValue).toArray();
    HoldOut split = HoldOut.stratified(classes, share, seed);

    assertThat(split.training()).isSorted();
    assertThat(split.validation()).isSorted();
    assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, classes.length).boxed().toList());
  }

  @Property(tries = 300, seed = "42")
  void noClassIsOffItsShareByMoreThanARow(
      @ForAll @Size(min = 2, max = 80) List<@IntRange(max = 5) Integer> members,
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double share,
      @ForAll long seed) {
    int[] classes = members.stream().mapToInt(Integer::intValue).toArray();
    int[] validation = HoldOut.stratified(classes, share, seed).validation();
    int[] all = IntStream.range(0, classes.length).toArray();

    for (int k = 0; k <= 5; k++) {
      double wanted = share * count(all, classes, k);
      assertThat(Math.abs(count(validation, classes, k) - wanted)).isLessThanOrEqualTo(1);
    }
  }
}
