package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

  /** Of rows that are all of one class. */
  private static UnitStatistics units(float[]... rows) {
    UnitStatistics units = new UnitStatistics(1, rows[0].length);
    units.add(Nd4j.createFromArray(rows), new int[rows.length]);
    return units;
  }

  /** Of one row per class, which then has no deviation within it. */
  private static UnitStatistics exact(float[]... byClass) {
    UnitStatistics units = new UnitStatistics(byClass.length, byClass[0].length);
    units.add(Nd4j.createFromArray(byClass), IntStream.range(0, byClass.length).toArray());
    return units;
  }

  private static Standing[] standings(float[]... byClass) {
    return standings(exact(byClass), byClass);
  }

  private static Standing[] standings(UnitStatistics units, float[]... byClass) {
    Standing[] standings = new Standing[byClass[0].length];
    UnitSorter.sort(
            List.of(new TappedLayer("hidden", 0, byClass[0].length)),
            new ExpectedActivations(byClass),
            units)
        .layers()
        .get(0)
        .units()
        .forEach(unit -> standings[unit.column()] = unit.standing());
    return standings;
  }

  @Test
  void sortsALayerByHand() {
    //                     unit:  0   1    2   3   4
    float[][] byClass = {
      {0, 5, 1, 0, -1}, // class 0
      {2, 1, 1, 0, 3}, // class 1
      {1, 0, 0, 0, 2}, // class 2
    };
    UnitOrder order =
        UnitSorter.sort(
            List.of(new TappedLayer("hidden", 0, 5)),
            new ExpectedActivations(byClass),
            exact(byClass));

    // Class 0: unit 1 by a margin of 4, unit 2 by none; class 1: units 0 and 4 by 1; 3 is dead.
    assertThat(order.columns()).containsExactly(1, 2, 0, 4, 3);
    assertThat(order.layers().get(0).units())
        .extracting("preferredClass", "strength", "standing")
        .containsExactly(
            tuple(0, 4.0, Standing.DECIDED),
            tuple(0, 0.0, Standing.TIED),
            tuple(1, 1.0, Standing.DECIDED),
            tuple(1, 1.0, Standing.DECIDED),
            tuple(0, 0.0, Standing.DEAD));
    assertThat(order.unitsPerClass()).containsExactly(3, 2, 0);
    assertThat(order.decidedUnitsPerClass()).containsExactly(1, 2, 0);
    assertThat(order.layers().get(0).columnsOf(Standing.TIED)).containsExactly(2);
    assertThat(order.layers().get(0).columnsOf(Standing.DEAD)).containsExactly(3);
  }

  @Test
  void keepsEachLayerToItself() {
    float[][] byClass = {{0, 9, 0, 9}, {9, 0, 9, 0}};
    UnitOrder order =
        UnitSorter.sort(
            List.of(new TappedLayer("first", 0, 2), new TappedLayer("second", 2, 2)),
            new ExpectedActivations(byClass),
            exact(byClass));
    assertThat(order.columns()).containsExactly(1, 0, 3, 2);
  }

  @Test
  void namesAUnitDeadThatIsNeverActive() {
    // Constant, constant but for rounding, never above 0, and active by a hair.
    assertThat(standings(new float[] {1, 1, -1, -1}, new float[] {1, 1.0000002f, -0.1f, 0.01f}))
        .containsExactly(Standing.DEAD, Standing.DEAD, Standing.DEAD, Standing.DECIDED);
  }

  @Test
  void judgesAQuietUnitByItselfHoweverLoudItsNeighbor() {
    assertThat(standings(new float[] {0, 0}, new float[] {1, 1500}))
        .containsExactly(Standing.DECIDED, Standing.DECIDED);
  }

  @Test
  void callsACloseCallTied() {
    // Margins of 0.5 % and 2 % of the difference between the most and the least exciting class.
    assertThat(standings(new float[] {1, 1}, new float[] {0.995f, 0.98f}, new float[] {0, 0}))
        .containsExactly(Standing.TIED, Standing.DECIDED);
  }

  @Test
  void callsAMarginTiedThatIsLostInTheNoise() {
    // All of one class: 0 and 2 in turn, a deviation of 1 within it.
    UnitStatistics noisy = units(new float[] {0, 0}, new float[] {2, 2});
    assertThat(noisy.deviationWithinClasses(0)).isEqualTo(1);
    assertThat(standings(noisy, new float[] {1, 1}, new float[] {1.09f, 1.11f}))
        .containsExactly(Standing.TIED, Standing.DECIDED);
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
            exact(byClass));
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
