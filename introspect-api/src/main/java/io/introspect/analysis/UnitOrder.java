package io.introspect.analysis;

import io.introspect.ActivationTap;
import io.introspect.analysis.UnitRole.Standing;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * The network in its new order: each layer sorted by the classes that its units stand for (§2.8).
 *
 * @param classes K
 * @param layers in the order of the forward pass
 * @serial exclude
 */
public record UnitOrder(int classes, List<LayerOrder> layers) implements Serializable {

  /**
   * Checks that every unit's class is one of them.
   *
   * @param classes K
   * @param layers copied
   * @throws IllegalArgumentException if a unit prefers a class that there is not, or the layers do
   *     not follow each other column by column
   */
  public UnitOrder {
    layers = List.copyOf(layers);
    // Refuses layers that leave a column out or share one.
    ActivationTap.of(layers.stream().map(LayerOrder::layer).toList());
    for (LayerOrder layer : layers) {
      for (UnitRole unit : layer.units()) {
        if (unit.preferredClass() < 0 || unit.preferredClass() >= classes) {
          throw new IllegalArgumentException(
              "layer %s, column %d: expected a class from 0 to %d, found %d"
                  .formatted(
                      layer.layer().name(), unit.column(), classes - 1, unit.preferredClass()));
        }
      }
    }
  }

  /**
   * All columns of h in their new order, layer by layer.
   *
   * @return a permutation of 0 to p − 1
   */
  public int[] columns() {
    return layers.stream()
        .map(LayerOrder::columns)
        .flatMapToInt(java.util.Arrays::stream)
        .toArray();
  }

  /**
   * How many units each class excites most, as (10) counts them: tied and dead ones go to the first
   * class that reaches the maximum.
   *
   * @return one number per class
   */
  public int[] unitsPerClass() {
    return count(unit -> true);
  }

  /**
   * How many units each class has without those that are tied or dead.
   *
   * @return one number per class
   */
  public int[] decidedUnitsPerClass() {
    return count(unit -> unit.standing() == Standing.DECIDED);
  }

  /**
   * How many units have this standing.
   *
   * @param standing which
   * @return from 0 to p
   */
  public int count(Standing standing) {
    return layers.stream().mapToInt(layer -> layer.columnsOf(standing).length).sum();
  }

  private int[] count(Predicate<UnitRole> counted) {
    int[] counts = new int[classes];
    for (LayerOrder layer : layers) {
      int[] more = layer.count(classes, counted);
      java.util.Arrays.setAll(counts, k -> counts[k] + more[k]);
    }
    return counts;
  }
}
