package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/**
 * Which hidden layers of a network are tapped. The output layer is never among them. Immutable.
 *
 * @param wanted which layers are tapped besides those named
 * @param names the layers that are tapped by name and must all be there
 */
public record LayerSelection(Predicate<Layer> wanted, List<String> names) {

  /**
   * All hidden dense layers, frozen or not: the default.
   *
   * @return the selection
   */
  public static LayerSelection dense() {
    return matching(layer -> layer instanceof DenseLayer);
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
    return new LayerSelection(layer -> false, wanted);
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

  /** Whether a layer of the network is selected; a frozen one is looked at as if it were not. */
  boolean includes(Layer layer) {
    return names.contains(layer.getLayerName()) || wanted.test(unfrozen(layer));
  }

  /** The configuration that a frozen layer wraps, or the layer itself. */
  static Layer unfrozen(Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return unfrozen(frozen.getLayer());
    }
    return layer instanceof FrozenLayerWithBackprop frozen
        ? unfrozen(frozen.getUnderlying())
        : layer;
  }

  /** The vertex that a frozen one wraps, or the vertex itself. */
  static GraphVertex unfrozen(GraphVertex vertex) {
    return vertex instanceof FrozenVertex frozen ? unfrozen(frozen.getUnderlying()) : vertex;
  }
}
