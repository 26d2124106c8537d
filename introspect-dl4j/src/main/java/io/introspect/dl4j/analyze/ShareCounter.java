package io.introspect.dl4j.analyze;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LayerShares;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Counts the units that each class excites and inhibits, as {@link LayerShares} defines them. */
final class ShareCounter {

  private ShareCounter() {}

  static LayerShares of(TappedLayer layer, ExpectedActivations expected) {
    double most = 0;
    double least = 0;
    for (int k = 0; k < expected.classes(); k++) {
      for (int unit = 0; unit < layer.units(); unit++) {
        most = Math.max(most, expected.value(k, layer.firstColumn() + unit));
        least = Math.min(least, expected.value(k, layer.firstColumn() + unit));
      }
    }
    double above = LayerShares.THRESHOLD * most;
    double below = LayerShares.THRESHOLD * least;
    double[] excited = new double[expected.classes()];
    double[] inhibited = new double[expected.classes()];
    for (int k = 0; k < excited.length; k++) {
      excited[k] = share(layer, expected, k, value -> value > above);
      inhibited[k] = share(layer, expected, k, value -> value < below);
    }
    return new LayerShares(layer, excited, inhibited);
  }

  private static double share(
      TappedLayer layer, ExpectedActivations expected, int k, DoublePredicate counted) {
    long units =
        IntStream.range(0, layer.units())
            .mapToDouble(unit -> expected.value(k, layer.firstColumn() + unit))
            .filter(counted)
            .count();
    return (double) units / layer.units();
  }
}
