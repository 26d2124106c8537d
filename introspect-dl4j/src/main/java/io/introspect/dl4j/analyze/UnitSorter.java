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
 * Finds the class that excites each unit most (10) and sorts each layer by it (§2.8); {@link
 * Standing} says which units are tied or dead.
 */
final class UnitSorter {

  /** The share of the difference between classes below which a margin is none. */
  private static final double OF_CLASSES = 0.01;

  /** The share of the deviation within classes below which a margin is none. */
  private static final double OF_DEVIATION = 0.1;

  /** What rounding may make of the range of a unit that never moves, by its value. */
  private static final double ROUNDING = 1e-6;

  /** Dead units last, the others by class, within a class the strongest first. */
  private static final Comparator<UnitRole> ORDER =
      Comparator.<UnitRole, Boolean>comparing(unit -> unit.standing() == Standing.DEAD)
          .thenComparing(UnitRole::preferredClass)
          .thenComparing(Comparator.comparing(UnitRole::strength).reversed())
          .thenComparing(UnitRole::column);

  private final ExpectedActivations expected;
  private final UnitStatistics units;

  private UnitSorter(ExpectedActivations expected, UnitStatistics units) {
    this.expected = expected;
    this.units = units;
  }

  static UnitOrder sort(
      List<TappedLayer> layers, ExpectedActivations expected, UnitStatistics units) {
    UnitSorter sorter = new UnitSorter(expected, units);
    return new UnitOrder(expected.classes(), layers.stream().map(sorter::sort).toList());
  }

  private LayerOrder sort(TappedLayer layer) {
    return new LayerOrder(
        layer,
        IntStream.range(layer.firstColumn(), layer.firstColumn() + layer.units())
            .mapToObj(this::role)
            .sorted(ORDER)
            .toList());
  }

  private UnitRole role(int column) {
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
    double difference = expected.value(best, column) - least;
    double strength = expected.value(best, column) - runnerUp;
    return new UnitRole(column, best, strength, standing(column, strength, difference));
  }

  private Standing standing(int column, double strength, double difference) {
    if (isDead(units.least(column), units.most(column))) {
      return Standing.DEAD;
    }
    boolean isTied =
        strength <= OF_CLASSES * difference
            || strength <= OF_DEVIATION * units.deviationWithinClasses(column);
    return isTied ? Standing.TIED : Standing.DECIDED;
  }

  private static boolean isDead(double least, double most) {
    return most <= 0 || most - least <= ROUNDING * Math.max(Math.abs(least), Math.abs(most));
  }
}
