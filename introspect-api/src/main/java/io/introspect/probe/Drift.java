package io.introspect.probe;

import java.io.Serializable;

/**
 * How far a window of production rows has drifted from the reference, on the map and in typicality:
 * the outcome of a two-sample test.
 *
 * @param squaredMmd the squared maximum mean discrepancy between the two, unbiased: near 0, and
 *     perhaps a little below, if both come from the same distribution
 * @param pValue the share, in (0, 1], of random divisions of the same rows whose discrepancy is at
 *     least as large: small for drift
 * @param permutations how many random divisions there were
 * @param referenceRows how many rows of the reference were compared
 * @param windowRows how many rows of the window were compared
 * @param alpha the share of usual windows for which {@link #isAlarm()} may raise an alarm
 * @serial exclude
 */
public record Drift(
    double squaredMmd,
    double pValue,
    int permutations,
    int referenceRows,
    int windowRows,
    double alpha)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param squaredMmd finite
   * @param pValue in (0, 1]
   * @param permutations at least 1
   * @param referenceRows at least 2
   * @param windowRows at least 2
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Drift {
    if (!Double.isFinite(squaredMmd) || !(pValue > 0 && pValue <= 1)) {
      throw new IllegalArgumentException(
          "expected a finite discrepancy and a p-value in (0, 1], found %s and %s"
              .formatted(squaredMmd, pValue));
    }
    if (permutations < 1 || referenceRows < 2 || windowRows < 2) {
      throw new IllegalArgumentException(
          "expected at least 1 permutation and 2 rows on either side, found %d, %d and %d"
              .formatted(permutations, referenceRows, windowRows));
    }
    requireShare(alpha);
  }

  /**
   * Whether the window differs from the reference by more than chance.
   *
   * @param share of usual windows for which an alarm may be raised, in (0, 1)
   * @return true if the p-value is at most {@code share}
   * @throws IllegalArgumentException if the share is out of range
   */
  public boolean isAlarm(double share) {
    requireShare(share);
    return pValue <= share;
  }

  /**
   * Whether the window differs from the reference by more than chance, at the share that the
   * comparison was set up with.
   *
   * @return {@code isAlarm(alpha())}
   */
  public boolean isAlarm() {
    return isAlarm(alpha);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("expected alpha in (0, 1), found " + share);
    }
  }
}
