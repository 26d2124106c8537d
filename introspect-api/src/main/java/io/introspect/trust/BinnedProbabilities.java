package io.introspect.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The probabilities of rows, sorted once into the bins of a {@link Reliability}. */
final class BinnedProbabilities {

  private final double[] edges =
      IntStream.rangeClosed(0, Reliability.BINS)
          .mapToDouble(i -> (double) i / Reliability.BINS)
          .toArray();
  private final double[] probabilities;
  private final int[] binOfRow;

  /** Probabilities from 0 to 1. */
  BinnedProbabilities(double... probabilities) {
    this.probabilities = probabilities.clone();
    this.binOfRow = Arrays.stream(probabilities).mapToInt(this::bin).toArray();
  }

  /** An edge belongs to the bin below it. */
  private int bin(double probability) {
    int found = Arrays.binarySearch(edges, probability);
    return Math.max(0, found >= 0 ? found - 1 : -found - 2);
  }

  /** Over the rows, each as many times as is said. */
  Reliability reliability(boolean[] correct, int... times) {
    int[] rows = new int[Reliability.BINS];
    int[] right = new int[Reliability.BINS];
    double[] sums = new double[Reliability.BINS];
    double squares = 0;
    for (int row = 0; row < times.length; row++) {
      int bin = binOfRow[row];
      double outcome = correct[row] ? 1 : 0;
      rows[bin] += times[row];
      right[bin] += correct[row] ? times[row] : 0;
      sums[bin] += times[row] * probabilities[row];
      squares += times[row] * (probabilities[row] - outcome) * (probabilities[row] - outcome);
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int bin = 0; bin < rows.length; bin++) {
      if (rows[bin] > 0) {
        bins.add(
            new ReliabilityBin(
                edges[bin],
                edges[bin + 1],
                rows[bin],
                sums[bin] / rows[bin],
                (double) right[bin] / rows[bin]));
      }
    }
    return new Reliability(bins, squares / Arrays.stream(rows).sum());
  }
}
