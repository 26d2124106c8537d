package io.introspect.trust;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The selection with guaranteed risk (SGR) of Geifman and El-Yaniv (2017): a binary search for the
 * largest coverage whose risk is bounded by α, each test at the level δ over the number of tests.
 *
 * <p>Their ⌈log2 n⌉ steps reach every coverage but the whole; the ⌈log2(n + 1)⌉ steps here, more
 * only for powers of 2, reach that too. Coverages of so few rows that they fail even without any
 * mistake are left out: testing one would only send the search the wrong way.
 */
final class GuaranteedSelection {

  private static final double ACCURACY = 1e-12;

  /** Those of as many rows as a long can count. */
  private static final int MOST_TESTS = Long.SIZE - 1;

  private final RankedRows rows;
  private final double risk;

  /** How unsure each test may be. */
  private final double level;

  GuaranteedSelection(RankedRows rows, double risk, double probability) {
    if (!(risk > 0 && risk < 1)) {
      throw new IllegalArgumentException("expected a risk in (0, 1), 0.01 for 1 %, found " + risk);
    }
    if (!(probability >= 0.5 && probability < 1)) {
      throw new IllegalArgumentException(
          "expected a probability in [0.5, 1), found " + probability);
    }
    this.rows = rows;
    this.risk = risk;
    this.level = (1 - probability) / tests(rows.rows());
  }

  /**
   * How many groups of tied rows to accept, the most trusted first.
   *
   * @return 0 if nothing can be promised
   */
  int groups() {
    long fewest = rowsWithoutMistake(risk, level);
    int first = 1;
    while (first <= rows.groups() && rows.ofFirst(first) < fewest) {
      first++;
    }
    int low = first - 1;
    int high = rows.groups();
    while (low < high) {
      int middle = low + (high - low + 1) / 2;
      if (riskBound(middle) <= risk) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < first ? 0 : low;
  }

  /** The upper limit of the risk if so many groups are accepted. */
  double riskBound(int groups) {
    return upperLimit(rows.wrongOfFirst(groups), rows.ofFirst(groups), level);
  }

  /** How many tests a binary search among so many rows takes: ⌈log2(n + 1)⌉. */
  private static int tests(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows);
  }

  /**
   * The one-sided limit of Clopper and Pearson. (The ClopperPearsonInterval of commons-math3 3.6.1
   * fails where all rows, or none, are mistakes.)
   */
  static double upperLimit(int mistakes, int rows, double level) {
    if (mistakes == rows) {
      return 1;
    }
    if (mistakes == 0) {
      return upperLimitWithoutMistake(rows, level);
    }
    return new BetaDistribution(null, mistakes + 1.0, rows - mistakes, ACCURACY)
        .inverseCumulativeProbability(1 - level);
  }

  private static double upperLimitWithoutMistake(double rows, double level) {
    return -Math.expm1(Math.log(level) / rows);
  }

  /** The fewest rows to be accepted whose risk is bounded, at this level, if none is wrong. */
  private static long rowsWithoutMistake(double risk, double level) {
    double rows = Math.max(1, Math.floor(Math.log(level) / Math.log1p(-risk)));
    return (long) (upperLimitWithoutMistake(rows, level) > risk ? rows + 1 : rows);
  }

  /** The fewest audited rows with which anything can be promised, if none is wrong. */
  static long fewestRows(double risk, double probability) {
    int tests = 1;
    long rows = rowsWithoutMistake(risk, 1 - probability);
    while (tests < MOST_TESTS && rows >= 1L << tests) { // so many rows take more tests
      tests++;
      rows = Math.max(1L << (tests - 1), rowsWithoutMistake(risk, (1 - probability) / tests));
    }
    return rows;
  }
}
