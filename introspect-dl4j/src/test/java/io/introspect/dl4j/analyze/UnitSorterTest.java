package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class UnitSorterTest {

  private static UnitRanges ranges(float[]... rows) {
    UnitRanges ranges = new UnitRanges(rows[0].length);
    ranges.add(Nd4j.createFromArray(rows));
    return ranges;
  }

  @Test
  void sortsALayerByHand() {
    //                     unit:  0   1    2   3   4
    ExpectedActivations expected =
        new ExpectedActivations(
            new float[][] {
              {0, 5, 1, 0, -1}, // class 0
              {2, 1, 1, 0, -3}, // class 1
              {1, 0, 0, 0, -2}, // class 2
            });
    UnitRanges ranges = ranges(new float[] {3, 6, 2, 0, -4}, new float[] {0, -1, 0, 0, -1});
    UnitOrder order = UnitSorter.sort(List.of(new TappedLayer("hidden", 0, 5)), expected, ranges);

    // Class 0: unit 1 by a margin of 4, unit 4 by 1, unit 2 by none; class 1: unit 0; 3 is dead.
    assertThat(order.columns()).containsExactly(1, 4, 2, 0, 3);
    assertThat(order.layers().get(0).units())
        .extracting("preferredClass", "strength", "standing")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, 4.0, Standing.DECIDED),
            org.assertj.core.groups.Tuple.tuple(0, 1.0, Standing.DECIDED),
            org.assertj.core.groups.Tuple.tuple(0, 0.0, Standing.TIED),
            org.assertj.core.groups.Tuple.tuple(1, 1.0, Standing.DECIDED),
            org.assertj.core.groups.Tuple.tuple(0, 0.0, Standing.DEAD));
    assertThat(order.unitsPerClass()).containsExactly(4, 1, 0);
    assertThat(order.decidedUnitsPerClass()).containsExactly(2, 1, 0);
    assertThat(order.layers().get(0).columnsOf(Standing.TIED)).containsExactly(2);
    assertThat(order.layers().get(0).columnsOf(Standing.DEAD)).containsExactly(3);
  }

  @Test
  void keepsEachLayerToItself() {
    ExpectedActivations expected =
        new ExpectedActivations(new float[][] {{0, 9, 0, 9}, {9, 0, 9, 0}});
    UnitRanges ranges = ranges(new float[4], new float[] {9, 9, 9, 9});
    UnitOrder order =
        UnitSorter.sort(
            List.of(new TappedLayer("first", 0, 2), new TappedLayer("second", 2, 2)),
            expected,
            ranges);
    assertThat(order.columns()).containsExactly(1, 0, 3, 2);
  }

  @Test
  void namesALayerDeadThatNeverReacts() {
    ExpectedActivations expected = new ExpectedActivations(new float[][] {{-1, -1}, {-1, -1}});
    UnitOrder order =
        UnitSorter.sort(
            List.of(new TappedLayer("hidden", 0, 2)),
            expected,
            ranges(new float[] {-1, -1}, new float[] {-1, -1}));
    assertThat(order.count(Standing.DEAD)).isEqualTo(2);
    assertThat(order.unitsPerClass()).containsExactly(2, 0);
    assertThat(order.decidedUnitsPerClass()).containsExactly(0, 0);
  }

  @Test
  void callsACloseCallTied() {
    // Margins of 1 % and 2 % of the difference between the most and the least exciting class.
    ExpectedActivations expected =
        new ExpectedActivations(new float[][] {{1, 1}, {0.995f, 0.98f}, {0, 0}});
    UnitOrder order =
        UnitSorter.sort(
            List.of(new TappedLayer("hidden", 0, 2)),
            expected,
            ranges(new float[2], new float[] {1, 1}));
    assertThat(order.layers().get(0).columnsOf(Standing.TIED)).containsExactly(0);
  }

  @Property(tries = 100, seed = "42")
  void onlyPermutes(
      @ForAll @IntRange(min = 2, max = 12) int classes,
      @ForAll @IntRange(min = 1, max = 4) int layers,
      @ForAll @IntRange(min = 1, max = 30) int units,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[][] byClass = new float[classes][layers * units];
    for (float[] values : byClass) {
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(4) - 1; // whole numbers, so that ties occur
      }
    }
    UnitOrder order =
        UnitSorter.sort(
            IntStream.range(0, layers)
                .mapToObj(i -> new TappedLayer("layer" + i, i * units, units))
                .toList(),
            new ExpectedActivations(byClass),
            ranges(byClass));
    int[] sorted = order.columns();
    Arrays.sort(sorted);
    assertThat(sorted).containsExactly(IntStream.range(0, layers * units).toArray());
    assertThat(Arrays.stream(order.unitsPerClass()).sum()).isEqualTo(layers * units);
    assertThat(
            Arrays.stream(order.decidedUnitsPerClass()).sum()
                + order.count(Standing.TIED)
                + order.count(Standing.DEAD))
        .isEqualTo(layers * units);
  }
}
