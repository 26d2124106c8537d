package io.introspect.trust;

import java.io.Serializable;

/**
 * How many rows are right and wrong among the most trusted, by groups of tied ones; in a resample a
 * group may be empty.
 */
final class RankedRows implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of the first i groups, for i from 0 to their number. */
  private final int[] right;

  private final int[] wrong;

  private RankedRows(int[] right, int... wrong) {
    this.right = right;
    this.wrong = wrong;
  }

  /** From the counts of each group. */
  static RankedRows ofGroups(int[] right, int... wrong) {
    return new RankedRows(cumulated(right), cumulated(wrong));
  }

  private static int[] cumulated(int... counts) {
    int[] sums = new int[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      sums[i + 1] = sums[i] + counts[i];
    }
    return sums;
  }

  int groups() {
    return right.length - 1;
  }

  int right(int group) {
    return right[group + 1] - right[group];
  }

  int wrong(int group) {
    return wrong[group + 1] - wrong[group];
  }

  int rightOfFirst(int groups) {
    return right[groups];
  }

  int wrongOfFirst(int groups) {
    return wrong[groups];
  }

  int ofFirst(int groups) {
    return right[groups] + wrong[groups];
  }

  int right() {
    return right[groups()];
  }

  int wrong() {
    return wrong[groups()];
  }

  int rows() {
    return ofFirst(groups());
  }

  /** The same rows when mistakes are looked for: least trusted first, wrong ones as the right. */
  RankedRows inverted() {
    return new RankedRows(fromTheEnd(wrong), fromTheEnd(right));
  }

  private static int[] fromTheEnd(int... sums) {
    int groups = sums.length - 1;
    int[] inverted = new int[sums.length];
    for (int i = 0; i <= groups; i++) {
      inverted[i] = sums[groups] - sums[groups - i];
    }
    return inverted;
  }
}
