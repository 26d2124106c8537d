package io.introspect.trust;

import java.io.Serializable;
import java.util.Locale;

/**
 * A closed interval. Both ends are NaN if what it is the interval of is undefined.
 *
 * @param lower the lower end
 * @param upper the upper end
 * @serial exclude
 */
public record Interval(double lower, double upper) implements Serializable {

  /**
   * Checks the order of the ends.
   *
   * @param lower the lower end
   * @param upper at least {@code lower}, or NaN if that is NaN
   * @throws IllegalArgumentException if the ends are in the wrong order, or only one is NaN
   */
  public Interval {
    boolean undefined = Double.isNaN(lower) && Double.isNaN(upper);
    if (!undefined && !(lower <= upper)) {
      throw new IllegalArgumentException(
          "expected the lower end first, found %s and %s".formatted(lower, upper));
    }
  }

  /**
   * Whether a value lies in it, ends included.
   *
   * @param value any value
   * @return false if the interval is undefined
   */
  public boolean contains(double value) {
    return value >= lower && value <= upper;
  }

  /**
   * Whether there are ends.
   *
   * @return false if both are NaN
   */
  public boolean isDefined() {
    return !Double.isNaN(lower);
  }

  @Override
  public String toString() {
    return isDefined() ? String.format(Locale.ROOT, "[%.4f, %.4f]", lower, upper) : "undefined";
  }
}
