package io.introspect.analysis;

import io.introspect.TappedLayer;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that one analysis of a fitted introspector has found (§2.8, §2.9, §3.2).
 *
 * @param layers the tapped layers, in the order of the forward pass
 * @param palette the color of each class
 * @param densities f̂(z | H_k) of each class, all on the same grid
 * @param errorSurface ê(z) on that grid
 * @param expected the expected activations, all three of them
 * @param orderedBy which of them gave the order and the colors
 * @param order the units sorted by the classes that they stand for
 * @param colors the color of each unit (11), by its column of h: the mean of the classes' colors,
 *     weighed by how far each class excites the unit above its mean over the classes, so that a
 *     unit which one class alone excites has that class's color; mixed with {@link Rgb#GRAY} in
 *     proportion where the unit's largest excess is below its layer's median, all gray where there
 *     is none
 * @param shares excited, inhibited and silent shares of each layer
 * @serial exclude
 */
public record Analysis(
    List<TappedLayer> layers,
    Palette palette,
    List<Density> densities,
    ErrorSurface errorSurface,
    Map<Expectation, ExpectedActivations> expected,
    Expectation orderedBy,
    UnitOrder order,
    List<Rgb> colors,
    List<LayerShares> shares)
    implements Serializable {

  /**
   * Copies the collections.
   *
   * @param layers copied
   * @param palette as many colors as there are classes
   * @param densities one per class; copied
   * @param errorSurface on the densities' grid
   * @param expected one per {@link Expectation}; copied
   * @param orderedBy which of them gave the order and the colors
   * @param order of the units
   * @param colors one per unit; copied
   * @param shares one per layer; copied
   * @throws IllegalArgumentException if the parts do not fit together
   */
  public Analysis {
    layers = List.copyOf(layers);
    densities = List.copyOf(densities);
    expected = Collections.unmodifiableMap(new EnumMap<>(expected));
    colors = List.copyOf(colors);
    shares = List.copyOf(shares);
    int units = order.columns().length;
    if (densities.size() != palette.size()
        || order.classes() != palette.size()
        || expected.size() != Expectation.values().length
        || colors.size() != units
        || shares.size() != layers.size()) {
      throw new IllegalArgumentException(
          "expected densities and order of %d classes, %d expectations, %d colors and shares of %d layers, found %d and %d classes, %d, %d and %d"
              .formatted(
                  palette.size(),
                  Expectation.values().length,
                  units,
                  layers.size(),
                  densities.size(),
                  order.classes(),
                  expected.size(),
                  colors.size(),
                  shares.size()));
    }
    requireLayers(layers, order, shares);
    requireOneGrid(densities, errorSurface);
    requireSize(expected, palette.size(), units);
  }

  private static void requireLayers(
      List<TappedLayer> layers, UnitOrder order, List<LayerShares> shares) {
    List<TappedLayer> ordered = order.layers().stream().map(LayerOrder::layer).toList();
    List<TappedLayer> shared = shares.stream().map(LayerShares::layer).toList();
    if (!ordered.equals(layers) || !shared.equals(layers)) {
      throw new IllegalArgumentException(
          "expected order and shares of the layers %s, found %s and %s"
              .formatted(layers, ordered, shared));
    }
  }

  private static void requireOneGrid(List<Density> densities, ErrorSurface errorSurface) {
    for (int k = 0; k < densities.size(); k++) {
      if (!densities.get(k).grid().equals(errorSurface.grid())) {
        throw new IllegalArgumentException(
            "class %d: expected a density on the error surface's %s, found %s"
                .formatted(k, errorSurface.grid(), densities.get(k).grid()));
      }
    }
  }

  private static void requireSize(
      Map<Expectation, ExpectedActivations> expected, int classes, int units) {
    expected.forEach(
        (expectation, activations) -> {
          if (activations.classes() != classes || activations.width() != units) {
            throw new IllegalArgumentException(
                "expectation %s: expected %d classes and %d units, found %d and %d"
                    .formatted(
                        expectation, classes, units, activations.classes(), activations.width()));
          }
        });
  }

  /**
   * The number K of classes.
   *
   * @return at least 2
   */
  public int classes() {
    return palette.size();
  }

  /**
   * The expected activations that gave the order and the colors.
   *
   * @return those of {@link #orderedBy()}
   */
  public ExpectedActivations expectedActivations() {
    return expected.get(orderedBy);
  }

  /**
   * How far the paper's expectation, or the Riemann sum after decoding, is from the plain mean.
   *
   * @param expectation which
   * @return R² over the units, one per class
   */
  public double[] r2AgainstMean(Expectation expectation) {
    return expected.get(expectation).r2Against(expected.get(Expectation.MEAN));
  }

  /**
   * The largest share of any class's density that falls outside the grid.
   *
   * @return from 0 to 1; above 0.02 the Riemann sums are not to be relied on
   */
  public double massOutside() {
    return densities.stream().mapToDouble(Density::massOutside).max().orElseThrow();
  }
}
