package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/**
 * Which hidden layers of a network are tapped. The output layer is never among them. Immutable.
 *
 * @param wanted whether a layer is tapped, given its configuration with its name set
 * @param names the layers that must all be there; empty if the choice is not by name
 */
public record LayerSelection(Predicate<Layer> wanted, List<String> names) {

  /**
   * All hidden dense layers, frozen or not: the default.
   *
   * @return the selection
   */
  public static LayerSelection dense() {
    return matching(layer -> unfrozen(layer) instanceof DenseLayer);
  }

  /**
   * The layers of these names.
   *
   * @param names at least one
   * @return the selection
   */
  public static LayerSelection named(String... names) {
    List<String> wanted = List.copyOf(Arrays.asList(names));
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("expected the name of at least one layer, found none");
    }
    return new LayerSelection(layer -> wanted.contains(layer.getLayerName()), wanted);
  }

  /**
   * The layers whose configuration satisfies a condition.
   *
   * @param wanted the condition
   * @return the selection
   */
  public static LayerSelection matching(Predicate<Layer> wanted) {
    return new LayerSelection(wanted, List.of());
  }

  /** The configuration that a frozen layer wraps, or the layer itself. */
  static Layer unfrozen(Layer layer) {
    return layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
  }
}
