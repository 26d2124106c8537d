package io.introspect;

import java.util.Collection;
import java.util.List;

/**
 * Says which layers of a model are read, and which column of h belongs to which layer and unit.
 *
 * <p>The hidden activations h of one row are those of all tapped layers, concatenated layer by
 * layer from the input to the output (§2.3): for the paper's Net1, twelve layers of 200 units make
 * p = 2400 columns.
 *
 * <p>Implementations are immutable.
 */
public interface ActivationTap {

  /**
   * The tapped layers in the order of the forward pass; together they fill the columns 0 to p − 1
   * without a gap.
   *
   * @return an unmodifiable list, never empty
   */
  List<TappedLayer> layers();

  /**
   * The number p of tapped units, which is the number of columns of h.
   *
   * @return at least 1
   */
  default int width() {
    TappedLayer last = layers().get(layers().size() - 1);
    return last.firstColumn() + last.units();
  }

  /**
   * The layer to which a column of h belongs; the unit within it is {@code column −
   * layer.firstColumn()}.
   *
   * @param column from 0 to p − 1
   * @return the layer
   * @throws IllegalArgumentException if there is no such column
   */
  default TappedLayer layerOf(int column) {
    return layers().stream()
        .filter(layer -> layer.contains(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a column from 0 to " + (width() - 1) + ", found " + column));
  }

  /**
   * The layer of that name.
   *
   * @param name a layer's name
   * @return the layer
   * @throws IllegalArgumentException if no tapped layer is so named
   */
  default TappedLayer layer(String name) {
    return layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of the tapped layers "
                        + layers().stream().map(TappedLayer::name).toList()
                        + ", found "
                        + name));
  }

  /**
   * A tap of these layers.
   *
   * @param layers in the order of the forward pass, names unique, columns without a gap
   * @return the tap
   * @throws IllegalArgumentException if there is no layer, a name occurs twice, or a layer does not
   *     begin where the one before it ends
   */
  static ActivationTap of(Collection<TappedLayer> layers) {
    return new LayerTap(List.copyOf(layers));
  }
}
