package io.introspect.trust;

import io.introspect.Introspection;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows to audit. */
final class Rows {

  private Rows() {}

  /** For example "++-": two right rows and a wrong one. */
  static boolean[] outcomes(String signs) {
    boolean[] correct = new boolean[signs.length()];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = signs.charAt(row) == '+';
    }
    return correct;
  }

  /** The first row is trusted most, the last least. */
  static double[] falling(int rows) {
    return IntStream.range(0, rows).mapToDouble(row -> rows - row).toArray();
  }

  /** An audit of one score, which is the maximum output too; no time is spent on intervals. */
  static Audit audit(boolean[] correct, double... values) {
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, values)
        .score(Audit.MAXIMUM_OUTPUT, values)
        .resamples(1)
        .build();
  }

  static double value(Measure measure, String signs, double... values) {
    return audit(outcomes(signs), values).confidence().value(measure);
  }

  /** Normal values, those of right rows higher by {@code apart}. */
  static double[] scores(boolean[] correct, double apart, long seed) {
    Random random = new Random(seed);
    double[] scores = new double[correct.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = random.nextGaussian() + (correct[row] ? apart : 0);
    }
    return scores;
  }

  /** Every {@code period}-th row is wrong. */
  static boolean[] everyWrong(int rows, int period) {
    boolean[] correct = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      correct[row] = row % period != 0;
    }
    return correct;
  }

  static Introspection seen(double confidence) {
    return new Introspection(new float[] {1, 0}, new float[] {0, 0}, -confidence, 0);
  }
}
