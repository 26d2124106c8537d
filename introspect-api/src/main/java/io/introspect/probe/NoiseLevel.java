package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Copies of one row with white Gaussian noise of one strength (fig. 5).
 *
 * @param sigma the standard deviation of the noise, in the units of the input, at least 0
 * @param clean what introspection saw of the row itself
 * @param copies what it saw of each noisy copy, at least one
 * @serial exclude
 */
public record NoiseLevel(double sigma, Introspection clean, List<Introspection> copies)
    implements Serializable {

  /**
   * Copies the list.
   *
   * @param sigma finite, at least 0
   * @param clean of the row itself
   * @param copies at least one; copied
   * @throws IllegalArgumentException if sigma is out of range or there is no copy
   */
  public NoiseLevel {
    Objects.requireNonNull(clean, "clean");
    copies = List.copyOf(copies);
    if (!(sigma >= 0) || !Double.isFinite(sigma) || copies.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a finite sigma of at least 0 and at least one copy, found %s and %d copies"
              .formatted(sigma, copies.size()));
    }
  }

  /**
   * How far the noise moved a copy over the map.
   *
   * @param copy its number, from 0
   * @return z of the copy minus z of the clean row, one coordinate per latent dimension
   */
  public double[] displacement(int copy) {
    float[] from = clean.latent();
    float[] to = copies.get(copy).latent();
    double[] displacement = new double[from.length];
    for (int axis = 0; axis < from.length; axis++) {
      displacement[axis] = (double) to[axis] - from[axis];
    }
    return displacement;
  }

  /**
   * The mean length of the displacements.
   *
   * @return in units of the map, whose training rows are spread with a deviation near 1 per axis
   */
  public double meanDistance() {
    double sum = 0;
    for (int copy = 0; copy < copies.size(); copy++) {
      double squared = 0;
      for (double coordinate : displacement(copy)) {
        squared += coordinate * coordinate;
      }
      sum += Math.sqrt(squared);
    }
    return sum / copies.size();
  }

  /**
   * How the copies are classified.
   *
   * @return the share of the copies predicted as each class; they sum to 1
   */
  public double[] classShares() {
    int[] counts = new int[clean.output().length];
    for (Introspection copy : copies) {
      counts[copy.predictedClass()]++;
    }
    return Arrays.stream(counts).mapToDouble(count -> (double) count / copies.size()).toArray();
  }

  /**
   * The share of the copies that are still predicted as the clean row is.
   *
   * @return from 0 to 1
   */
  public double unchangedShare() {
    return classShares()[clean.predictedClass()];
  }

  /**
   * The mean confidence of the copies.
   *
   * @return in decades
   */
  public double meanConfidence() {
    return copies.stream().mapToDouble(Introspection::confidence).average().orElseThrow();
  }
}
