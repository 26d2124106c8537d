package io.introspect.dl4j.analyze;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Rgb;
import java.util.ArrayList;
import java.util.List;

/**
 * The color of each unit (11): the mean of the classes' colors, weighed by how far each class
 * excites the unit above its average over the classes. Where (11) weighs by E[h_i | H_k] itself, a
 * unit that serves all classes alike would come out in the palette's mean color, and a negative
 * activation in none at all; weighed by the excess, it comes out gray, and one that a single class
 * excites in that class's color.
 *
 * <p>Each layer is normalized by itself: a unit whose largest excess reaches its layer's average
 * one has its full color, weaker ones fade to {@link Rgb#GRAY} in proportion.
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
    double average = 0;
    for (int unit = 0; unit < excesses.length; unit++) {
      excesses[unit] = excess(layer.firstColumn() + unit);
      average += largest(excesses[unit]) / excesses.length;
    }
    for (double[] excess : excesses) {
      double saturation = average > 0 ? Math.min(1, largest(excess) / average) : 0;
      colors.add(mix(excess, saturation));
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
    return java.util.Arrays.stream(values).max().orElseThrow();
  }
}
