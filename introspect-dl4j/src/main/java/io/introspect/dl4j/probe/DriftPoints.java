package io.introspect.dl4j.probe;

import io.introspect.Introspection;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What of a row is compared: its place on the map and, where there is one, the normal score of its
 * typicality, Φ⁻¹(p), which for usual rows is distributed as each coordinate of the map is, N(0,
 * 1).
 *
 * @param latentSize the number of dimensions of the map
 * @param withTypicality whether the score is the last coordinate
 */
record DriftPoints(int latentSize, boolean withTypicality) {

  /** Nearer to 0 or 1 than this no typicality is told apart: one row must not outweigh all. */
  private static final double EXTREME = 1e-4;

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** As the first row of a reference is, and all others must be. */
  static DriftPoints of(List<Introspection> reference) {
    Introspection first = reference.get(0);
    return new DriftPoints(first.latent().length, first.hasTypicality());
  }

  /** The number of coordinates of a point. */
  int dimensions() {
    return latentSize + (withTypicality ? 1 : 0);
  }

  /**
   * The points of rows, row-major.
   *
   * @param where what the rows are, for messages
   * @throws IllegalArgumentException if a place has other dimensions or is not finite, or a
   *     typicality is missing
   */
  float[] of(List<Introspection> rows, String where) {
    float[] points = new float[Math.multiplyExact(rows.size(), dimensions())];
    for (int row = 0; row < rows.size(); row++) {
      float[] place = rows.get(row).latent();
      requirePlace(place, row, where);
      System.arraycopy(place, 0, points, row * dimensions(), latentSize);
      if (withTypicality) {
        points[(row + 1) * dimensions() - 1] = score(rows.get(row), row, where);
      }
    }
    return points;
  }

  private void requirePlace(float[] place, int row, String where) {
    if (place.length != latentSize) {
      throw new IllegalArgumentException(
          "expected places of %d dimensions, as of the reference's first row, found %d in row %d of the %s"
              .formatted(latentSize, place.length, row, where));
    }
    for (float coordinate : place) {
      if (!Float.isFinite(coordinate)) {
        throw new IllegalArgumentException(
            "expected finite places, found %s in row %d of the %s"
                .formatted(Arrays.toString(place), row, where));
      }
    }
  }

  private static float score(Introspection seen, int row, String where) {
    if (!seen.hasTypicality()) {
      throw new IllegalArgumentException(
          "expected rows with typicality, as those of the reference, found none in row %d of the %s"
              .formatted(row, where));
    }
    double inside = Math.max(EXTREME, Math.min(1 - EXTREME, seen.typicality()));
    return (float) NORMAL.inverseCumulativeProbability(inside);
  }
}
