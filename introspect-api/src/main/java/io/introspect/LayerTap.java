package io.introspect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tap behind {@link ActivationTap#of}: a checked list of layers. */
record LayerTap(List<TappedLayer> layers) implements ActivationTap {

  LayerTap {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("expected at least one tapped layer, found none");
    }
    Set<String> names = new HashSet<>();
    int next = 0;
    for (TappedLayer layer : layers) {
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("layer " + layer.name() + " is tapped twice");
      }
      if (layer.firstColumn() != next) {
        throw new IllegalArgumentException(
            "layer "
                + layer.name()
                + ": expected first column "
                + next
                + ", found "
                + layer.firstColumn());
      }
      next = Math.addExact(next, layer.units());
    }
  }
}
