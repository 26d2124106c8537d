package io.introspect.dl4j.analyze;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LayerOrder;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the class that excites each unit most (10) and sorts each layer by it (§2.8).
 *
 * <p>A unit is dead if it never reacts: over all rows its activation moves by less than {@value
 * #DEAD} of the widest range in its layer. It is tied if the margin to the runner-up is less than
 * {@value #TIED} of the difference between the classes that excite it most and least.
 */
final class UnitSorter {

  static final double DEAD = 1e-3;
  static final double TIED = 0.01;

  /** Dead units last, the others by class, within a class the strongest first. */
  private static final Comparator<UnitRole> ORDER =
      Comparator.<UnitRole, Boolean>comparing(unit -> unit.standing() == Standing.DEAD)
          .thenComparing(UnitRole::preferredClass)
          .thenComparing(Comparator.comparing(UnitRole::strength).reversed())
          .thenComparing(UnitRole::column);

  private final ExpectedActivations expected;
  private final UnitRanges ranges;

  private UnitSorter(ExpectedActivations expected, UnitRanges ranges) {
    this.expected = expected;
    this.ranges = ranges;
  }

  static UnitOrder sort(List<TappedLayer> layers, ExpectedActivations expected, UnitRanges ranges) {
    UnitSorter sorter = new UnitSorter(expected, ranges);
    return new UnitOrder(expected.classes(), layers.stream().map(sorter::sort).toList());
  }

  private LayerOrder sort(TappedLayer layer) {
    double widest = columns(layer).mapToDouble(this::range).max().orElseThrow();
    return new LayerOrder(
        layer,
        columns(layer)
            .mapToObj(column -> role(column, range(column) <= DEAD * widest))
            .sorted(ORDER)
            .toList());
  }

  private UnitRole role(int column, boolean dead) {
    int best = 0;
    double runnerUp = Double.NEGATIVE_INFINITY;
    double least = expected.value(0, column);
    for (int k = 1; k < expected.classes(); k++) {
      double value = expected.value(k, column);
      least = Math.min(least, value);
      if (value > expected.value(best, column)) {
        runnerUp = expected.value(best, column);
        best = k;
      } else {
        runnerUp = Math.max(runnerUp, value);
      }
    }
    double most = expected.value(best, column);
    double strength = most - runnerUp;
    boolean tied = strength <= TIED * (most - least);
    return new UnitRole(
        column, best, strength, dead ? Standing.DEAD : tied ? Standing.TIED : Standing.DECIDED);
  }

  private double range(int column) {
    return (double) ranges.most(column) - ranges.least(column);
  }

  private static IntStream columns(TappedLayer layer) {
    return IntStream.range(layer.firstColumn(), layer.firstColumn() + layer.units());
  }
}
