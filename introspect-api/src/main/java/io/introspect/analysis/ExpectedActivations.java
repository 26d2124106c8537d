package io.introspect.analysis;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The expected activations E[h | H_k] (§2.8): what each of the p tapped units does, on average, for
 * rows of each of the K classes; in the units of h.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class ExpectedActivations implements Serializable {

  private static final long serialVersionUID = 1L;

  private final float[][] byClass;

  /**
   * Expected activations; the arrays are copied.
   *
   * @param byClass [K][p]
   * @throws IllegalArgumentException if there is no class or no unit, the rows differ in length, or
   *     a value is not finite
   */
  public ExpectedActivations(float[][] byClass) {
    if (byClass.length == 0 || byClass[0].length == 0) {
      throw new IllegalArgumentException("expected at least one class and one unit, found none");
    }
    this.byClass = new float[byClass.length][];
    for (int k = 0; k < byClass.length; k++) {
      requireFinite(k, byClass[k], byClass[0].length);
      this.byClass[k] = byClass[k].clone();
    }
  }

  private static void requireFinite(int k, float[] values, int width) {
    if (values.length != width) {
      throw new IllegalArgumentException(
          "class %d: expected %d units as for class 0, found %d"
              .formatted(k, width, values.length));
    }
    for (int i = 0; i < width; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "class %d: expected a finite activation, found %s of unit %d"
                .formatted(k, values[i], i));
      }
    }
  }

  /**
   * The number K of classes.
   *
   * @return at least 1
   */
  public int classes() {
    return byClass.length;
  }

  /**
   * The number p of units.
   *
   * @return at least 1
   */
  public int width() {
    return byClass[0].length;
  }

  /**
   * What one unit does for one class.
   *
   * @param k the class, from 0
   * @param column the unit's column of h
   * @return E[h_i | H_k]
   * @throws IllegalArgumentException if there is no such class or column
   */
  public float value(int k, int column) {
    requireClass(k);
    if (column < 0 || column >= width()) {
      throw new IllegalArgumentException(
          "expected a column from 0 to %d, found %d".formatted(width() - 1, column));
    }
    return byClass[k][column];
  }

  /**
   * What all units do for one class.
   *
   * @param k the class, from 0
   * @return a copy, p values
   * @throws IllegalArgumentException if there is no such class
   */
  public float[] ofClass(int k) {
    requireClass(k);
    return byClass[k].clone();
  }

  private void requireClass(int k) {
    if (k < 0 || k >= classes()) {
      throw new IllegalArgumentException(
          "expected a class from 0 to %d, found %d".formatted(classes() - 1, k));
    }
  }

  /**
   * How well these agree with others: R² = 1 − Σᵢ (aᵢ − bᵢ)² / Σᵢ (bᵢ − b̄)² over the p units, for
   * each class.
   *
   * @param reference b, for example the plain means
   * @return one value per class, at most 1; 1 for equal ones, NaN where the reference is the same
   *     for all units and these are not
   * @throws IllegalArgumentException if the reference has other numbers of classes or units
   */
  public double[] r2Against(ExpectedActivations reference) {
    if (reference.classes() != classes() || reference.width() != width()) {
      throw new IllegalArgumentException(
          "expected a reference of %d classes and %d units, found %d and %d"
              .formatted(classes(), width(), reference.classes(), reference.width()));
    }
    double[] r2 = new double[classes()];
    Arrays.setAll(r2, k -> r2(byClass[k], reference.byClass[k]));
    return r2;
  }

  private static double r2(float[] values, float[] reference) {
    double mean = 0;
    for (float value : reference) {
      mean += (double) value / reference.length;
    }
    double unexplained = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      unexplained += Math.pow((double) values[i] - reference[i], 2);
      total += Math.pow(reference[i] - mean, 2);
    }
    if (unexplained == 0) {
      return 1;
    }
    return total == 0 ? Double.NaN : 1 - unexplained / total;
  }
}
