package io.introspect.dl4j.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A split of rows for cross-validation: right and wrong ones are spread evenly over the folds.
 *
 * <p>Immutable.
 */
final class Folds {

  private static final int COUNT = 5;

  private final int[] foldOf;

  private Folds(int... foldOf) {
    this.foldOf = foldOf;
  }

  static Folds of(boolean[] correct, long seed) {
    Random random = new Random(seed);
    int[] foldOf = new int[correct.length];
    int next = 0;
    for (boolean kind : new boolean[] {false, true}) {
      List<Integer> members =
          new ArrayList<>(
              IntStream.range(0, correct.length)
                  .filter(row -> correct[row] == kind)
                  .boxed()
                  .toList());
      Collections.shuffle(members, random);
      for (int row : members) {
        foldOf[row] = next++ % COUNT;
      }
    }
    return new Folds(foldOf);
  }

  /**
   * What is said of each row by one who has learned from the other folds.
   *
   * @param learn given the rows to learn from, returns what tells the values of other rows
   */
  double[] outOfFold(Function<int[], Function<int[], double[]>> learn) {
    double[] values = new double[foldOf.length];
    for (int fold = 0; fold < COUNT; fold++) {
      int present = fold;
      int[] own = rows(row -> foldOf[row] == present);
      int[] others = rows(row -> foldOf[row] != present);
      if (own.length > 0 && others.length > 0) {
        double[] told = learn.apply(others).apply(own);
        for (int i = 0; i < own.length; i++) {
          values[own[i]] = told[i];
        }
      }
    }
    return values;
  }

  private int[] rows(IntPredicate wanted) {
    return IntStream.range(0, foldOf.length).filter(wanted).toArray();
  }
}
