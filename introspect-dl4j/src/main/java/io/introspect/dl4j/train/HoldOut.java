package io.introspect.dl4j.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Splits rows into those to learn from and those kept out, each class in the same proportion. */
final class HoldOut {

  private final int[] training;
  private final int[] validation;

  private HoldOut(List<Integer> training, List<Integer> validation) {
    this.training = sorted(training);
    this.validation = sorted(validation);
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
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int row = 0; row < classes.length; row++) {
      members.computeIfAbsent(classes[row], k -> new ArrayList<>()).add(row);
    }
    Random random = new Random(seed);
    List<Integer> training = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    double owed = 0;
    for (List<Integer> rows : members.values()) {
      Collections.shuffle(rows, random);
      double wanted = rows.size() * share;
      owed += wanted;
      long most = Math.min((long) Math.ceil(wanted), rows.size() - 1L);
      int kept = (int) Math.max(0, Math.min(Math.round(owed), most));
      owed -= kept;
      validation.addAll(rows.subList(0, kept));
      training.addAll(rows.subList(kept, rows.size()));
    }
    return new HoldOut(training, validation);
  }

  private static int[] sorted(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
