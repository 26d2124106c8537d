package io.introspect.report;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditBuilder;
import java.util.Arrays;
import java.util.Random;

/**
 * An audit of a classifier that never was: a row's doubt decides on its probability of being wrong,
 * which the confidence knows nearly, the maximum output less so, and the map's error hardly.
 */
final class SampleAudit {

  /** A score beside the shipped confidence and the maximum output. */
  static final String MAP = "error by the map";

  private SampleAudit() {}

  /** Some two in a hundred rows are wrong. */
  static Audit of(int rows) {
    return builder(rows).build();
  }

  static AuditBuilder builder(int rows) {
    Random random = new Random(7);
    boolean[] correct = new boolean[rows];
    double[] confidences = new double[rows];
    double[] probabilities = new double[rows];
    double[] outputs = new double[rows];
    double[] map = new double[rows];
    for (int row = 0; row < rows; row++) {
      double doubt = -6.8 + 2.6 * random.nextGaussian();
      correct[row] = random.nextDouble() >= logistic(doubt);
      probabilities[row] = 1 - logistic(doubt + 0.5 * random.nextGaussian());
      confidences[row] = -Math.log10(Math.max(1e-9, 1 - probabilities[row]));
      outputs[row] = 1 - 0.7 * logistic(1.5 * doubt + 2 * random.nextGaussian());
      map[row] = -doubt + 4 * random.nextGaussian();
    }
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, confidences, probabilities)
        .score(Audit.MAXIMUM_OUTPUT, outputs, outputs)
        .score(MAP, map)
        .resamples(2);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** An audit of rows of which the first so many are right, all with the same scores. */
  static Audit tied(int right, int rows) {
    boolean[] correct = new boolean[rows];
    Arrays.fill(correct, 0, right, true);
    double[] same = new double[rows];
    Arrays.fill(same, 0.5);
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, same, same)
        .score(Audit.MAXIMUM_OUTPUT, same)
        .resamples(2)
        .build();
  }
}
