package io.introspect.assertj;

import io.introspect.Introspection;
import io.introspect.Trust;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the tests assert on; all intervals are points, however rows are drawn. */
final class Samples {

  private static final boolean[] HALF_RIGHT = {
    true, true, true, true, true, false, false, false, false, false
  };

  private static final double[] PERFECT = {2, 2, 2, 2, 2, 1, 1, 1, 1, 1};
  private static final double[] TIED = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3};

  private Samples() {}

  /** Class 2, with trust and typicality. */
  static Introspection seen(double confidence, double probability, double typicality) {
    return new Introspection(
        new float[] {0.125f, 0, 0.75f, 0.25f, 0.0625f},
        new float[] {0.5f, -1.25f},
        -1,
        0.75,
        OptionalDouble.of(typicality),
        Optional.of(new Trust(confidence, probability)));
  }

  static Introspection sure() {
    return seen(3, 0.995, 0.5);
  }

  /** Two classes, judged by the map alone. */
  static Introspection seenByMapAlone() {
    return new Introspection(new float[] {0.75f, 0.25f}, new float[] {0.5f, -1.25f}, -2, 0.75);
  }

  /** AUROC 1 for the confidence and 0.5 for the maximum output. */
  static Audit better() {
    return Audit.of(HALF_RIGHT)
        .score(Audit.CONFIDENCE, PERFECT)
        .score(Audit.MAXIMUM_OUTPUT, TIED)
        .build();
  }

  /** AUROC 0.5 for the confidence and 1 for the maximum output. */
  static Audit worse() {
    return Audit.of(HALF_RIGHT)
        .score(Audit.CONFIDENCE, TIED)
        .score(Audit.MAXIMUM_OUTPUT, PERFECT)
        .note("the classifier has learned from these rows")
        .build();
  }

  /** AUROC 1 for both. */
  static Audit equallyGood() {
    return Audit.of(HALF_RIGHT)
        .score(Audit.CONFIDENCE, PERFECT)
        .score(Audit.MAXIMUM_OUTPUT, PERFECT)
        .build();
  }

  /** Two rows that are both right or both wrong; ECE 0.25 and 0.5 if they are right. */
  static Audit calibrated(boolean right) {
    return Audit.of(right, right)
        .score(Audit.CONFIDENCE, new double[] {2, 2}, new double[] {0.75, 0.75})
        .score(Audit.MAXIMUM_OUTPUT, new double[] {0.5, 0.5}, new double[] {0.5, 0.5})
        .build();
  }

  /** From 3 decades on, with a coverage of 0.9. */
  static Acceptance promised() {
    boolean[] correct = new boolean[1000];
    double[] confidences = new double[1000];
    Arrays.fill(correct, 0, 900, true);
    Arrays.fill(confidences, 1);
    Arrays.fill(confidences, 0, 900, 3);
    return acceptance(correct, confidences);
  }

  /** Ten rows are too few. */
  static Acceptance notPromised() {
    return acceptance(HALF_RIGHT, PERFECT);
  }

  private static Acceptance acceptance(boolean[] correct, double... confidences) {
    return Audit.of(correct)
        .score(Audit.CONFIDENCE, confidences)
        .score(Audit.MAXIMUM_OUTPUT, confidences)
        .resamples(1)
        .build()
        .acceptAt(0.01, 0.95);
  }
}
