package io.introspect.dl4j.analyze;

import io.introspect.Introspector;
import io.introspect.TappedLayer;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.Expectation;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LatentGrid;
import io.introspect.analysis.Palette;
import io.introspect.analysis.UnitOrder;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.NativeThreads;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a fitted introspector and labeled rows into an {@link Analysis}: where each class lies on
 * the map, what it excites, and which class each hidden unit stands for (§2.8, §2.9, §3.2).
 *
 * <p>Rows are read once and no activations are kept. Immutable and safe for use by several threads.
 *
 * @param grid over which densities and errors are tabulated; empty, the default, for {@link
 *     LatentGrid#standard} in as many dimensions as the map has
 * @param orderedBy which expected activations give the unit order, the colors and the shares;
 *     {@link Expectation#RIEMANN} by default
 */
public record Analyzer(Optional<LatentGrid> grid, Expectation orderedBy) {

  /** The share of a class outside the grid above which a warning is logged. */
  static final double MOST_OUTSIDE = 0.02;

  private static final Logger LOG = LoggerFactory.getLogger("io.introspect.analysis");

  /**
   * Checks the settings.
   *
   * @param grid empty for the standard one
   * @param orderedBy which expected activations give the order
   */
  public Analyzer {
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(orderedBy, "orderedBy");
  }

  /**
   * The defaults.
   *
   * @return the standard grid, ordered by the Riemann sum after decoding
   */
  public static Analyzer standard() {
    return new Analyzer(Optional.empty(), Expectation.RIEMANN);
  }

  /**
   * The same with another grid.
   *
   * @param value with as many dimensions as the map
   * @return a new analyzer
   */
  public Analyzer withGrid(LatentGrid value) {
    return new Analyzer(Optional.of(value), orderedBy);
  }

  /**
   * The same with other expected activations behind order, colors and shares.
   *
   * @param value which
   * @return a new analyzer
   */
  public Analyzer withOrderedBy(Expectation value) {
    return new Analyzer(grid, value);
  }

  /**
   * Analyzes, on one native thread.
   *
   * @param introspector fitted, with a map of at most {@value LatentGrid#MAXIMUM_DIMENSIONS}
   *     dimensions
   * @param data rows of all classes, best those that the introspector was fitted to
   * @return the analysis
   * @throws IllegalArgumentException if the map has too many dimensions or others than the grid, a
   *     row is unfit, a class has no rows, none of its rows lies on the grid, or there are more
   *     classes than {@link Palette#of} has colors for
   */
  public Analysis analyze(Introspector introspector, LabeledRows data) {
    int dimensions = introspector.autoencoder().latentSize();
    LatentGrid chosen = grid.orElseGet(() -> LatentGrid.standard(dimensions));
    if (chosen.dimensions() != dimensions) {
      throw new IllegalArgumentException(
          "expected a grid of %d dimensions, as the map has; found %d"
              .formatted(dimensions, chosen.dimensions()));
    }
    return NativeThreads.single(() -> Detached.call(() -> analyze(introspector, data, chosen)));
  }

  private Analysis analyze(Introspector introspector, LabeledRows data, LatentGrid chosen) {
    int classes = introspector.model().classes();
    Palette palette = Palette.of(classes);
    Survey survey = Survey.of(introspector, data);
    List<TappedLayer> layers = introspector.model().tap().layers();
    List<Density> densities =
        IntStream.range(0, classes)
            .mapToObj(k -> GaussianDensity.of(chosen, survey.places(k)))
            .toList();
    requireRowsOnGrid(densities);
    warnings(densities).forEach(LOG::warn);

    Map<Expectation, ExpectedActivations> expected = new EnumMap<>(Expectation.class);
    expected.put(Expectation.PAPER, RiemannSum.decodedPlace(densities, introspector.autoencoder()));
    expected.put(
        Expectation.RIEMANN, RiemannSum.decodedGrid(densities, introspector.autoencoder()));
    expected.put(Expectation.MEAN, survey.units().means());

    ExpectedActivations chief = expected.get(orderedBy);
    UnitOrder order = UnitSorter.sort(layers, chief, survey.units());
    return new Analysis(
        layers,
        palette,
        densities,
        ErrorSurfaces.of(chosen, introspector.estimator()),
        expected,
        orderedBy,
        order,
        UnitColoring.of(layers, chief, palette),
        layers.stream().map(layer -> ShareCounter.of(layer, chief)).toList());
  }

  private static void requireRowsOnGrid(List<Density> densities) {
    for (int k = 0; k < densities.size(); k++) {
      Density density = densities.get(k);
      if (!(density.integral() > 0)) {
        throw new IllegalArgumentException(
            "class %d: expected rows on the grid from %s to %s, found all %d of them outside; use a wider grid"
                .formatted(k, density.grid().lower(), density.grid().upper(), density.rows()));
      }
    }
  }

  /** One warning per class of which more than {@link #MOST_OUTSIDE} lies off the grid. */
  static List<String> warnings(List<Density> densities) {
    return IntStream.range(0, densities.size())
        .filter(k -> densities.get(k).massOutside() > MOST_OUTSIDE)
        .mapToObj(k -> warning(k, densities.get(k)))
        .toList();
  }

  private static String warning(int k, Density density) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of class %d lies outside the grid from %s to %s: its expected activations are those"
            + " of the rest; use a wider grid, or fit the map anew",
        100 * density.massOutside(),
        k,
        density.grid().lower(),
        density.grid().upper());
  }
}
