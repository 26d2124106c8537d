package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import java.util.List;
import java.util.Objects;

/**
 * One network in a {@link ConstellationPicture}.
 *
 * @param name of the network, for example how it was trained
 * @param constellation where its copies of a row land
 * @param background rows of its map, for example those of training
 */
public record ConstellationPanel(String name, Constellation constellation, MappedRows background) {

  /**
   * Checks that all of it can be drawn on one map.
   *
   * @param name of the network
   * @param constellation on a map of two dimensions; the clean row has a finite place there
   * @param background rows with the same classes
   * @throws IllegalArgumentException if the map has not two dimensions, the clean row has no finite
   *     place, or the constellation and the background have different numbers of classes
   */
  public ConstellationPanel {
    name = ClassNames.onOneLine(Objects.requireNonNull(name, "name"));
    Objects.requireNonNull(background, "background");
    requireFit(name, constellation.clean(), background);
    for (NoiseLevel level : constellation.levels()) {
      level.copies().forEach(copy -> requireSize(copy, background));
    }
  }

  private static void requireFit(String name, Introspection clean, MappedRows background) {
    requireSize(clean, background);
    if (!MapRows.isPlace(clean.latent())) {
      throw new IllegalArgumentException(
          "%s: expected a clean row with a finite place, found (%s, %s)"
              .formatted(name, clean.latent()[0], clean.latent()[1]));
    }
  }

  private static void requireSize(Introspection seen, MappedRows background) {
    MapRows.requireMap(seen.latent().length);
    MapRows.requireOutputs(seen, background.classNames().size());
  }

  /** The strengths of the noise, in the order in which they were asked for. */
  List<Double> sigmas() {
    return constellation.levels().stream().map(NoiseLevel::sigma).toList();
  }
}
