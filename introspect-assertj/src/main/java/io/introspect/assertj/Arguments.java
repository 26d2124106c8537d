package io.introspect.assertj;

import io.introspect.trust.Measure;

/** Checks what assertions are given. */
final class Arguments {

  private Arguments() {}

  static void requireClass(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("expected a class, from 0 on, found " + number);
    }
  }

  static void requireDecades(double decades) {
    if (!Double.isFinite(decades)) {
      throw new IllegalArgumentException("expected a finite number of decades, found " + decades);
    }
  }

  static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "expected a share from 0 to 1, not in percent, found " + share);
    }
  }

  static void requireAlpha(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected alpha in (0, 1), found " + alpha);
    }
  }

  static void requireLargerIsBetter(Measure measure) {
    requirePresent("a measure", measure);
    if (!measure.largerIsBetter()) {
      throw new IllegalArgumentException(
          "expected a measure of which larger is better, found %s: ask for hasAtMost"
              .formatted(measure.label()));
    }
  }

  static void requireSmallerIsBetter(Measure measure) {
    requirePresent("a measure", measure);
    if (measure.largerIsBetter()) {
      throw new IllegalArgumentException(
          "expected a measure of which smaller is better, found %s: ask for hasAtLeast"
              .formatted(measure.label()));
    }
  }

  static void requirePresent(String what, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("expected " + what + ", found null");
    }
  }
}
