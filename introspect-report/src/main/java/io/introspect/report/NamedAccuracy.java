package io.introspect.report;

import java.util.List;
import java.util.Objects;

/**
 * How often one classifier, or one way to combine several, is right.
 *
 * @param name of the classifier or the way
 * @param accuracies one per repetition, for example per seed
 */
public record NamedAccuracy(String name, List<Double> accuracies) {

  /**
   * Copies the list.
   *
   * @param name of the classifier or the way
   * @param accuracies at least one, each from 0 to 1; copied
   * @throws IllegalArgumentException if there is none, or one is out of range
   */
  public NamedAccuracy {
    name = ClassNames.onOneLine(Objects.requireNonNull(name, "name"));
    accuracies = List.copyOf(accuracies);
    if (accuracies.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected at least one accuracy, found none".formatted(name));
    }
    for (double accuracy : accuracies) {
      if (!(accuracy >= 0 && accuracy <= 1)) {
        throw new IllegalArgumentException(
            "%s: expected accuracies from 0 to 1, found %s".formatted(name, accuracy));
      }
    }
  }

  /**
   * A single measurement.
   *
   * @param name of the classifier or the way
   * @param accuracy from 0 to 1
   * @return the value
   * @throws IllegalArgumentException if it is out of range
   */
  public static NamedAccuracy of(String name, double accuracy) {
    return new NamedAccuracy(name, List.of(accuracy));
  }

  /**
   * The mean of all repetitions.
   *
   * @return from 0 to 1
   */
  public double mean() {
    return accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
