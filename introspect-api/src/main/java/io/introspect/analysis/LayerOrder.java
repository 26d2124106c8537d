package io.introspect.analysis;

import io.introspect.TappedLayer;
import io.introspect.analysis.UnitRole.Standing;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * One layer, sorted by the classes that its units stand for (§2.8): dead units last, the others by
 * class, within a class the strongest first.
 *
 * @param layer the layer
 * @param units its units in their new order
 * @serial exclude
 */
public record LayerOrder(TappedLayer layer, List<UnitRole> units) implements Serializable {

  /**
   * Checks that every unit of the layer is there once.
   *
   * @param layer the layer
   * @param units its units in their new order; copied
   * @throws IllegalArgumentException if a unit of the layer is missing, or there is one too many
   */
  public LayerOrder {
    units = List.copyOf(units);
    long distinct =
        units.stream().mapToInt(UnitRole::column).filter(layer::contains).distinct().count();
    if (units.size() != layer.units() || distinct != layer.units()) {
      throw new IllegalArgumentException(
          "layer %s: expected each of its %d units once, found %d of them in %d"
              .formatted(layer.name(), layer.units(), distinct, units.size()));
    }
  }

  /**
   * The columns of h in the new order.
   *
   * @return a permutation of the layer's columns
   */
  public int[] columns() {
    return units.stream().mapToInt(UnitRole::column).toArray();
  }

  /**
   * The units of one standing.
   *
   * @param standing which
   * @return their columns of h, ascending
   */
  public int[] columnsOf(Standing standing) {
    return units.stream()
        .filter(unit -> unit.standing() == standing)
        .mapToInt(UnitRole::column)
        .sorted()
        .toArray();
  }

  /**
   * How many units each class has.
   *
   * @param classes K
   * @param counted which units count
   * @return one number per class
   */
  int[] count(int classes, Predicate<UnitRole> counted) {
    int[] counts = new int[classes];
    units.stream().filter(counted).forEach(unit -> counts[unit.preferredClass()]++);
    return counts;
  }
}
