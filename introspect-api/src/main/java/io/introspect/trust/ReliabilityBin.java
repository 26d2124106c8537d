package io.introspect.trust;

import java.io.Serializable;

/**
 * The rows whose probability falls into one bin of a {@link Reliability}.
 *
 * @param from the lower edge, exclusive but for 0
 * @param to the upper edge, inclusive
 * @param rows how many rows there are, at least 1
 * @param meanProbability the mean of their probabilities
 * @param accuracy the share of them that are right
 * @serial exclude
 */
public record ReliabilityBin(
    double from, double to, int rows, double meanProbability, double accuracy)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param from at least 0
   * @param to above {@code from}, at most 1
   * @param rows at least 1
   * @param meanProbability from 0 to 1
   * @param accuracy from 0 to 1
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ReliabilityBin {
    if (!(from >= 0 && from < to && to <= 1)) {
      throw new IllegalArgumentException(
          "expected edges from 0 to 1 in order, found %s and %s".formatted(from, to));
    }
    if (rows < 1) {
      throw new IllegalArgumentException("expected at least one row, found " + rows);
    }
    if (!(meanProbability >= 0 && meanProbability <= 1 && accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          "expected a mean probability and an accuracy from 0 to 1, found %s and %s"
              .formatted(meanProbability, accuracy));
    }
  }

  /**
   * How far the probabilities miss.
   *
   * @return |accuracy − mean probability|
   */
  public double gap() {
    return Math.abs(accuracy - meanProbability);
  }
}
