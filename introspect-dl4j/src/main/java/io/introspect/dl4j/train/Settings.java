package io.introspect.dl4j.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Range checks of settings, with one wording. */
final class Settings {

  private Settings() {}

  static int atLeast(int minimum, int value, String name) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s: expected at least %d, found %d".formatted(name, minimum, value));
    }
    return value;
  }

  static List<Integer> widths(List<Integer> values, String name) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected at least one layer, found none");
    }
    values.forEach(width -> atLeast(1, width, name));
    return List.copyOf(values);
  }

  static <T> List<T> reversed(List<T> values) {
    List<T> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    return reversed;
  }

  static double positive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: expected a positive finite number, found %s".formatted(name, value));
    }
    return value;
  }

  static double notNegative(double value, String name) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: expected 0 or a positive finite number, found %s".formatted(name, value));
    }
    return value;
  }

  /** A share that must not be nothing: in (0, 1]. */
  static double share(double value, String name) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected a number in (0, 1], found %s".formatted(name, value));
    }
    return value;
  }
}
