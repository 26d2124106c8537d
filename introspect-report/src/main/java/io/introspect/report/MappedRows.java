package io.introspect.report;

import io.introspect.Introspection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Rows to be shown on the map: what introspection saw of each, its true class, and how the classes
 * are called.
 *
 * <p>Immutable.
 */
public final class MappedRows {

  private final List<Introspection> seen;
  private final int[] trueClasses;
  private final List<String> classNames;

  private MappedRows(List<Introspection> seen, int[] trueClasses, List<String> classNames) {
    this.seen = List.copyOf(seen);
    this.trueClasses = trueClasses.clone();
    this.classNames = ClassNames.onOneLine(classNames);
  }

  /**
   * Rows with their true classes.
   *
   * @param seen as {@code introspectAll} returned it
   * @param trueClasses one per row, from 0
   * @param classNames one per class, in the order of the classifier's outputs
   * @return the rows
   * @throws IllegalArgumentException if there is no row, the numbers of rows or classes differ, a
   *     class is out of range, or the map is not two-dimensional
   */
  public static MappedRows of(
      List<Introspection> seen, int[] trueClasses, List<String> classNames) {
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(trueClasses, "trueClasses");
    Objects.requireNonNull(classNames, "classNames");
    if (seen.isEmpty() || seen.size() != trueClasses.length) {
      throw new IllegalArgumentException(
          "expected at least one row and a true class for each, found %d rows and %d true classes"
              .formatted(seen.size(), trueClasses.length));
    }
    for (int row = 0; row < trueClasses.length; row++) {
      requireFit(row, seen.get(row), trueClasses[row], classNames.size());
    }
    return new MappedRows(seen, trueClasses, classNames);
  }

  private static void requireFit(int row, Introspection seen, int trueClass, int classes) {
    if (seen.output().length != classes) {
      throw new IllegalArgumentException(
          "expected as many class names as outputs, found %d names and %d outputs in row %d"
              .formatted(classes, seen.output().length, row));
    }
    if (trueClass < 0 || trueClass >= classes) {
      throw new IllegalArgumentException(
          "row %d: expected a true class from 0 to %d, found %d"
              .formatted(row, classes - 1, trueClass));
    }
    if (seen.latent().length != 2) {
      throw new IllegalArgumentException(
          "row %d: expected a place on a two-dimensional map, found %d coordinates; fit the map that is to be shown with a latent size of 2"
              .formatted(row, seen.latent().length));
    }
  }

  /**
   * The number of rows.
   *
   * @return at least 1
   */
  public int size() {
    return trueClasses.length;
  }

  /**
   * What introspection saw of a row.
   *
   * @param row from 0
   * @return the values
   */
  public Introspection seen(int row) {
    return seen.get(row);
  }

  /**
   * The true class of a row.
   *
   * @param row from 0
   * @return from 0
   */
  public int trueClass(int row) {
    return trueClasses[row];
  }

  /**
   * Whether the classifier is right about a row.
   *
   * @param row from 0
   * @return true if the predicted class is the true one
   */
  public boolean right(int row) {
    return seen.get(row).predictedClass() == trueClasses[row];
  }

  /**
   * The share of the rows that the classifier is right about.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    return IntStream.range(0, size()).filter(this::right).count() / (double) size();
  }

  /**
   * How the classes are called.
   *
   * @return one name per class, in the order of the classifier's outputs, each on one line;
   *     unmodifiable
   */
  public List<String> classNames() {
    return classNames;
  }
}
