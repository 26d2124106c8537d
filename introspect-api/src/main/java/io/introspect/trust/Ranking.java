package io.introspect.trust;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The order of rows by a score: groups of rows with equal scores, the largest score first. */
final class Ranking {

  private final double[] thresholds;
  private final int[] groupOfRow;

  private Ranking(double[] thresholds, int... groupOfRow) {
    this.thresholds = thresholds;
    this.groupOfRow = groupOfRow;
  }

  /** Sorts once; scores are not NaN. */
  static Ranking of(double... scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] thresholds = new double[scores.length];
    int[] groupOfRow = new int[scores.length];
    int groups = 0;
    for (int row : order) {
      // Compared by ==, so that 0.0 and -0.0, which are sorted side by side, are tied.
      if (groups == 0 || scores[row] != thresholds[groups - 1]) {
        thresholds[groups++] = scores[row];
      }
      groupOfRow[row] = groups - 1;
    }
    return new Ranking(Arrays.copyOf(thresholds, groups), groupOfRow);
  }

  /** The distinct scores, largest first. */
  double[] thresholds() {
    return thresholds.clone();
  }

  /** Counts rows by group, each as many times as is said. */
  RankedRows count(boolean[] correct, int... times) {
    int[] right = new int[thresholds.length];
    int[] wrong = new int[thresholds.length];
    for (int row = 0; row < times.length; row++) {
      if (correct[row]) {
        right[groupOfRow[row]] += times[row];
      } else {
        wrong[groupOfRow[row]] += times[row];
      }
    }
    return RankedRows.ofGroups(right, wrong);
  }
}
