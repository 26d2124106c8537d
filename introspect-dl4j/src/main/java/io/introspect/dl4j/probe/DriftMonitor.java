package io.introspect.dl4j.probe;

import io.introspect.Introspection;
import io.introspect.probe.Drift;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells whether the rows that a classifier meets in production have drifted away from those of a
 * reference, such as its test set: compares where both lie on the map, which is N(0, I) over the
 * training rows, and how typical they are, by the maximum mean discrepancy and a permutation test.
 *
 * <p>A row's point is its z, followed by the normal score of its typicality if the reference has
 * typicality. Without, the test sees the map alone, where noise that hardly moves the rows from one
 * class's region into another's is hard to notice.
 *
 * <p>On usual data, rows drawn as those of the reference were, independently of one another, the
 * p-value is at most α for a share of at most α of windows. That is so for a new reference with
 * each window. For one that is kept, the share may be somewhat larger or smaller, as its rows
 * happen to be; little so if it has at least four times the rows of a window, as it should.
 *
 * <p>Of a larger reference than is compared, other rows are drawn for each window, and of a larger
 * window a part. All draws derive from the seed and the window, so that the same window always gets
 * the same answer.
 *
 * <p>Immutable and safe for use by several threads at once.
 */
public final class DriftMonitor {

  /** The least number of rows on either side: fewer say next to nothing. */
  public static final int LEAST_ROWS = 20;

  private static final int DEFAULT_PERMUTATIONS = 999;
  private static final int DEFAULT_MOST_ROWS = 2000;
  private static final double DEFAULT_ALPHA = 0.01;

  private final DriftPoints points;
  private final float[] reference;
  private final int mostRows;
  private final int permutations;
  private final double alpha;
  private final long seed;

  private DriftMonitor(
      DriftPoints points,
      float[] reference,
      int mostRows,
      int permutations,
      double alpha,
      long seed) {
    requireRows(mostRows, "rows compared");
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected alpha in (0, 1), found " + alpha);
    }
    if (alpha * (permutations + 1.0) < 1) {
      throw new IllegalArgumentException(
          "expected at least %d permutations, without which no p-value reaches alpha %s, found %d"
              .formatted((long) Math.ceil(1 / alpha) - 1, alpha, permutations));
    }
    this.points = points;
    this.reference = reference;
    this.mostRows = mostRows;
    this.permutations = permutations;
    this.alpha = alpha;
    this.seed = seed;
  }

  /**
   * A monitor with the defaults: 999 permutations, at most 2000 rows of either side compared,
   * alarms at α = 0.01, seed 0.
   *
   * @param reference usual rows that the classifier has not learned from, as an introspector saw
   *     them; at least {@value #LEAST_ROWS}
   * @return the monitor
   * @throws IllegalArgumentException if there are too few rows, or their places differ in
   *     dimensions or are not finite
   */
  public static DriftMonitor of(List<Introspection> reference) {
    requireRows(reference.size(), "rows of the reference");
    DriftPoints points = DriftPoints.of(reference);
    return new DriftMonitor(
        points,
        points.of(reference, "reference"),
        DEFAULT_MOST_ROWS,
        DEFAULT_PERMUTATIONS,
        DEFAULT_ALPHA,
        0);
  }

  /**
   * The same with another precision of the p-value.
   *
   * @param value random divisions that each window is measured by; at least 1/α − 1
   * @return a copy
   * @throws IllegalArgumentException if there are too few for any alarm
   */
  public DriftMonitor withPermutations(int value) {
    return new DriftMonitor(points, reference, mostRows, value, alpha, seed);
  }

  /**
   * The same with another limit of what is compared; time and memory grow with its square.
   *
   * @param value how many rows of either side are compared at most, at least {@value #LEAST_ROWS}
   * @return a copy
   * @throws IllegalArgumentException if they are too few
   */
  public DriftMonitor withMostRows(int value) {
    return new DriftMonitor(points, reference, value, permutations, alpha, seed);
  }

  /**
   * The same with another share of false alarms.
   *
   * @param value the share of usual windows for which an alarm may be raised, in (0, 1)
   * @return a copy
   * @throws IllegalArgumentException if it is out of range, or there are too few permutations for
   *     it
   */
  public DriftMonitor withAlpha(double value) {
    return new DriftMonitor(points, reference, mostRows, permutations, value, seed);
  }

  /**
   * The share of usual windows for which an alarm may be raised.
   *
   * @return in (0, 1)
   */
  public double alpha() {
    return alpha;
  }

  /**
   * The same with another seed.
   *
   * @param value any number
   * @return a copy
   */
  public DriftMonitor withSeed(long value) {
    return new DriftMonitor(points, reference, mostRows, permutations, alpha, value);
  }

  /**
   * Compares a window of rows with the reference.
   *
   * @param window rows as the reference's introspector saw them; at least {@value #LEAST_ROWS}
   * @return how far they have drifted
   * @throws IllegalArgumentException if there are too few rows, their places have other dimensions
   *     than the reference's or are not finite, or their typicality is missing where the
   *     reference's is there
   */
  public Drift compare(List<Introspection> window) {
    requireRows(window.size(), "rows in the window");
    float[] all = points.of(window, "window");
    SplittableRandom random = new SplittableRandom(seed ^ Arrays.hashCode(all));
    float[] usual = compared(reference, random);
    float[] arrived = compared(all, random);
    TwoSampleComparison comparison = new TwoSampleComparison(points.dimensions(), usual, arrived);
    int atLeastAsLarge = comparison.atLeastAsLarge(permutations, random);
    return new Drift(
        comparison.squaredMmd(),
        (1.0 + atLeastAsLarge) / (1.0 + permutations),
        permutations,
        usual.length / points.dimensions(),
        arrived.length / points.dimensions(),
        alpha);
  }

  /** These points, or a random part of them if they are more than can be compared. */
  private float[] compared(float[] all, SplittableRandom random) {
    int dimensions = points.dimensions();
    int rows = all.length / dimensions;
    if (rows <= mostRows) {
      return all;
    }
    int[] drawn = new RandomSubset(rows, random).next(mostRows);
    float[] compared = new float[mostRows * dimensions];
    for (int i = 0; i < drawn.length; i++) {
      System.arraycopy(all, drawn[i] * dimensions, compared, i * dimensions, dimensions);
    }
    return compared;
  }

  private static void requireRows(int rows, String what) {
    if (rows < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "expected at least %d %s, found %d".formatted(LEAST_ROWS, what, rows));
    }
  }
}
