package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FoldsTest {

  /** The rows that each learner is asked about. */
  private static List<int[]> parts(boolean[] correct, long seed) {
    List<int[]> parts = new ArrayList<>();
    Folds.of(correct, seed)
        .outOfFold(
            others ->
                own -> {
                  parts.add(own);
                  return new double[own.length];
                });
    return parts;
  }

  private static boolean[] wrongEvery(int nth, int rows) {
    boolean[] correct = new boolean[rows];
    IntStream.range(0, rows).forEach(row -> correct[row] = row % nth != 0);
    return correct;
  }

  @Property(tries = 200, seed = "42")
  void everyRowIsToldByALearnerThatHasSeenAllFoldsButItsOwn(
      @ForAll @Size(min = 2, max = 60) boolean[] correct, @ForAll long seed) {
    int[] asked = new int[correct.length];
    double[] told =
        Folds.of(correct, seed)
            .outOfFold(
                others ->
                    own -> {
                      for (int row : own) {
                        asked[row]++;
                        assertThat(others).doesNotContain(row);
                      }
                      assertThat(own.length + others.length).isEqualTo(correct.length);
                      return Arrays.stream(own).asDoubleStream().toArray();
                    });

    assertThat(asked).containsOnly(1);
    assertThat(told).containsExactly(IntStream.range(0, told.length).asDoubleStream().toArray());
  }

  @Test
  void rightAndWrongRowsAreSpreadEvenly() {
    boolean[] correct = wrongEvery(7, 100);
    List<int[]> parts = parts(correct, 1);

    assertThat(parts).hasSize(5);
    for (int[] part : parts) {
      assertThat(part).hasSize(20);
      assertThat(Arrays.stream(part).filter(row -> !correct[row]).count()).isEqualTo(3);
    }
  }

  @Test
  void aMistakeOrTwoDoNotMakeFoldsOfUnequalSize() {
    assertThat(parts(wrongEvery(100, 10), 1)).hasSize(5).allMatch(part -> part.length == 2);
  }

  @Test
  void theSameSeedGivesTheSameFolds() {
    boolean[] correct = wrongEvery(3, 50);

    assertThat(parts(correct, 4)).usingRecursiveComparison().isEqualTo(parts(correct, 4));
    assertThat(parts(correct, 4).get(0)).isNotEqualTo(parts(correct, 5).get(0));
  }
}
