package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Where copies of one row land on the map as noise grows (fig. 5).
 *
 * @param clean what introspection saw of the row itself
 * @param levels one per strength of the noise, in the order in which they were asked for
 * @serial exclude
 */
public record Constellation(Introspection clean, List<NoiseLevel> levels) implements Serializable {

  /**
   * Copies the list.
   *
   * @param clean of the row itself
   * @param levels at least one; copied
   * @throws IllegalArgumentException if there is no level
   */
  public Constellation {
    Objects.requireNonNull(clean, "clean");
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("expected at least one noise level, found none");
    }
  }
}
