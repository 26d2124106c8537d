package io.introspect.dl4j.analyze;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Rgb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The color of each unit (11), as {@link io.introspect.analysis.Analysis#colors} defines it. Where
 * (11) weighs the classes' colors by E[h_i | H_k] itself, a unit that serves all classes alike
 * would come out in the palette's mean color, and a negative activation in none at all; weighed by
 * the excess over the unit's mean, it comes out gray, and one that a single class excites in that
 * class's color.
 *
 * <p>A layer is normalized by its median, since a few units of a deep layer may be excited a
 * thousand times as much as the others, which would all be gray beside them.
 */
final class UnitColoring {

  private final ExpectedActivations expected;
  private final Palette palette;

  private UnitColoring(ExpectedActivations expected, Palette palette) {
    this.expected = expected;
    this.palette = palette;
  }

  /** One color per column of h. */
  static List<Rgb> of(List<TappedLayer> layers, ExpectedActivations expected, Palette palette) {
    UnitColoring coloring = new UnitColoring(expected, palette);
    List<Rgb> colors = new ArrayList<>();
    layers.forEach(layer -> coloring.add(layer, colors));
    return List.copyOf(colors);
  }

  private void add(TappedLayer layer, List<Rgb> colors) {
    double[][] excesses = new double[layer.units()][];
    for (int unit = 0; unit < excesses.length; unit++) {
      excesses[unit] = excess(layer.firstColumn() + unit);
    }
    double[] largest =
        Arrays.stream(excesses)
            .mapToDouble(UnitColoring::largest)
            .filter(value -> value > 0)
            .toArray();
    double median = largest.length == 0 ? 1 : StatUtils.percentile(largest, 50);
    for (double[] excess : excesses) {
      colors.add(mix(excess, Math.min(1, largest(excess) / median)));
    }
  }

  /** By how much each class excites the unit above its average, 0 if by less. */
  private double[] excess(int column) {
    double mean = 0;
    for (int k = 0; k < palette.size(); k++) {
      mean += (double) expected.value(k, column) / palette.size();
    }
    double[] excess = new double[palette.size()];
    for (int k = 0; k < excess.length; k++) {
      excess[k] = Math.max(0, expected.value(k, column) - mean);
    }
    return excess;
  }

  private Rgb mix(double[] excess, double saturation) {
    double sum = 0;
    for (double value : excess) {
      sum += value;
    }
    double[] color = {Rgb.GRAY.red(), Rgb.GRAY.green(), Rgb.GRAY.blue()};
    if (sum > 0) {
      for (int k = 0; k < excess.length; k++) {
        double weight = saturation * excess[k] / sum;
        color[0] += weight * (palette.color(k).red() - Rgb.GRAY.red());
        color[1] += weight * (palette.color(k).green() - Rgb.GRAY.green());
        color[2] += weight * (palette.color(k).blue() - Rgb.GRAY.blue());
      }
    }
    return new Rgb(component(color[0]), component(color[1]), component(color[2]));
  }

  private static int component(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
