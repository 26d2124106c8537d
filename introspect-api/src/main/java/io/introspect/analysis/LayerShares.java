package io.introspect.analysis;

import io.introspect.TappedLayer;
import java.io.Serializable;

/**
 * Which share of a layer each class excites, inhibits, and leaves silent (§3.2). A class excites a
 * unit if its expected activation is above {@value #THRESHOLD} of the layer's largest, inhibits it
 * if below {@value #THRESHOLD} of the layer's most negative, largest and most negative being those
 * over all units and classes of the layer, and leaves it silent between. The two sides are measured
 * each by its own extreme, since activation functions may be bounded on one side only.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class LayerShares implements Serializable {

  /** The share of the layer's extremes from which a unit is not silent. */
  public static final double THRESHOLD = 0.25;

  private static final long serialVersionUID = 1L;

  private final TappedLayer layer;
  private final double[] excited;
  private final double[] inhibited;

  /**
   * Shares; the arrays are copied.
   *
   * @param layer the layer
   * @param excited by each class, from 0 to 1
   * @param inhibited by each class, from 0 to 1
   * @throws IllegalArgumentException if the numbers of classes differ, or a share is out of range
   */
  public LayerShares(TappedLayer layer, double[] excited, double[] inhibited) {
    if (excited.length != inhibited.length) {
      throw new IllegalArgumentException(
          "layer %s: expected as many excited as inhibited shares, found %d and %d"
              .formatted(layer.name(), excited.length, inhibited.length));
    }
    for (int k = 0; k < excited.length; k++) {
      // Two shares of a whole, which rounding may make a little more than it.
      if (!(excited[k] >= 0) || !(inhibited[k] >= 0) || !(excited[k] + inhibited[k] <= 1 + 1e-9)) {
        throw new IllegalArgumentException(
            "layer %s, class %d: expected shares of at least 0 and at most 1 together, found %s and %s"
                .formatted(layer.name(), k, excited[k], inhibited[k]));
      }
    }
    this.layer = layer;
    this.excited = excited.clone();
    this.inhibited = inhibited.clone();
  }

  /**
   * The layer.
   *
   * @return the layer
   */
  public TappedLayer layer() {
    return layer;
  }

  /**
   * The share of units that a class excites.
   *
   * @param k the class, from 0
   * @return from 0 to 1
   */
  public double excited(int k) {
    return excited[k];
  }

  /**
   * The share of units that a class inhibits.
   *
   * @param k the class, from 0
   * @return from 0 to 1
   */
  public double inhibited(int k) {
    return inhibited[k];
  }

  /**
   * The share of units that a class leaves silent.
   *
   * @param k the class, from 0
   * @return from 0 to 1
   */
  public double silent(int k) {
    // Rounding may leave a little less than nothing.
    return Math.max(0, 1 - excited[k] - inhibited[k]);
  }
}
