package io.introspect.report;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** How strengths of noise are colored and written: the stronger the darker. */
final class NoiseColors {

  private final List<Double> sigmas;
  private final List<Double> ranked;

  NoiseColors(List<Double> sigmas) {
    this.sigmas = List.copyOf(sigmas);
    this.ranked = sigmas.stream().distinct().sorted().toList();
  }

  int size() {
    return sigmas.size();
  }

  /** By rank rather than by value, so that even strengths close to each other are told apart. */
  Color color(int level) {
    int last = Math.max(1, ranked.size() - 1);
    int rank = ranked.size() == 1 ? last : ranked.indexOf(sigmas.get(level));
    return ColorScale.darkening(0, last).color(rank);
  }

  /** For example {@code σ = 0.1}. */
  String name(int level) {
    return "σ = " + Words.plain(sigmas.get(level));
  }

  /** The levels, that with the strongest noise first. */
  int[] strongestFirst() {
    return IntStream.range(0, sigmas.size())
        .boxed()
        .sorted((a, b) -> Double.compare(sigmas.get(b), sigmas.get(a)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
