package io.introspect.dl4j.train;

import java.util.Random;
import java.util.stream.IntStream;

/** Splits rows into those to learn from and those kept out, each class in the same proportion. */
final class HoldOut {

  private final int[] training;
  private final int[] validation;

  private HoldOut(int[] training, int[] validation) {
    this.training = training;
    this.validation = validation;
  }

  /** The numbers of the rows to learn from, ascending. */
  int[] training() {
    return training.clone();
  }

  /** The numbers of the rows kept out, ascending. */
  int[] validation() {
    return validation.clone();
  }

  /**
   * Keeps out a share of each class; a class of one row stays in training. What rounding leaves
   * owed by one class is carried to the next, so that classes of few rows are represented as well.
   */
  static HoldOut stratified(int[] classes, double share, long seed) {
    boolean[] keptOut = new boolean[classes.length];
    Random random = new Random(seed);
    double owed = 0;
    for (int[] rows : RowsByClass.occurring(classes)) {
      shuffle(rows, random);
      double wanted = rows.length * share;
      owed += wanted;
      long most = Math.min((long) Math.ceil(wanted), rows.length - 1L);
      int kept = (int) Math.max(0, Math.min(Math.round(owed), most));
      owed -= kept;
      for (int i = 0; i < kept; i++) {
        keptOut[rows[i]] = true;
      }
    }
    return new HoldOut(
        IntStream.range(0, classes.length).filter(row -> !keptOut[row]).toArray(),
        IntStream.range(0, classes.length).filter(row -> keptOut[row]).toArray());
  }

  /** As {@link java.util.Collections#shuffle(java.util.List, Random)}, without objects. */
  private static void shuffle(int[] rows, Random random) {
    for (int i = rows.length; i > 1; i--) {
      int other = random.nextInt(i);
      int moved = rows[i - 1];
      rows[i - 1] = rows[other];
      rows[other] = moved;
    }
  }
}
