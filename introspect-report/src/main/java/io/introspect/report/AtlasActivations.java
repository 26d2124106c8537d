package io.introspect.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The activations of all rows, made small enough to travel: their principal components, learned
 * from some of the rows, as 16-bit integers with a scale, and the scores of all rows. Each unit is
 * divided by its standard deviation before, since the deep layers of a network may move a hundred
 * times as far as the first ones, of which nothing would be left otherwise.
 *
 * <p>Immutable.
 */
final class AtlasActivations {

  /** Rows that the components are learned from; they are spread evenly over all rows. */
  private static final int SAMPLE = 1500;

  private static final int MOST_COMPONENTS = 48;
  private static final double ENOUGH_VARIANCE = 0.99;

  /** By how many times the median length a row may be longer to be learned from. */
  private static final double FAR = 10;

  /** What rounding may make of the deviation of a unit that never moves, by its value. */
  private static final double ROUNDING = 1e-6;

  private final float[] scales;
  private final PrincipalComponents components;
  private final float[][] scores;
  private final float[] explained;

  private AtlasActivations(
      float[] scales, PrincipalComponents components, float[][] scores, float[] explained) {
    this.scales = scales;
    this.components = components;
    this.scores = scores;
    this.explained = explained;
  }

  /**
   * Reads the activations, those of the sample twice.
   *
   * @param activations h of each row, p values in the order of its columns
   * @throws IllegalArgumentException if a row has another number of activations
   */
  static AtlasActivations of(IntFunction<float[]> activations, int rows, int width) {
    int stride = Math.max(1, (rows + SAMPLE - 1) / SAMPLE);
    List<float[]> sample = new ArrayList<>();
    for (int row = 0; row < rows; row += stride) {
      float[] h = read(activations, row, width);
      if (isFinite(h)) {
        sample.add(h);
      }
    }
    removeFarOnes(sample);
    if (sample.isEmpty()) {
      sample.add(new float[width]);
    }
    float[] scales = deviations(sample);
    sample.forEach(h -> divide(h, scales));
    PrincipalComponents components =
        PrincipalComponents.of(sample.toArray(float[][]::new), MOST_COMPONENTS, ENOUGH_VARIANCE);
    float[][] scores = new float[rows][];
    float[] explained = new float[rows];
    for (int row = 0; row < rows; row++) {
      float[] h = read(activations, row, width);
      divide(h, scales);
      scores[row] = components.scores(h);
      explained[row] = explained(scores[row], components.squaredDistance(h));
    }
    return new AtlasActivations(scales, components, scores, explained);
  }

  private static float explained(float[] scores, double squaredDistance) {
    double kept = 0;
    for (float score : scores) {
      kept += (double) score * score;
    }
    if (!Double.isFinite(kept) || !Double.isFinite(squaredDistance)) {
      return Float.NaN;
    }
    return squaredDistance > 0 ? (float) Math.min(1, kept / squaredDistance) : 1;
  }

  /** A row many times as long as the others would claim scales and components for itself. */
  private static void removeFarOnes(List<float[]> sample) {
    double[] lengths =
        sample.stream().mapToDouble(AtlasActivations::squaredLength).sorted().toArray();
    double median = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    sample.removeIf(h -> median > 0 && squaredLength(h) > FAR * FAR * median);
  }

  private static double squaredLength(float[] h) {
    double sum = 0;
    for (float value : h) {
      sum += (double) value * value;
    }
    return sum;
  }

  private static float[] read(IntFunction<float[]> activations, int row, int width) {
    float[] h = activations.apply(row);
    if (h == null || h.length != width) {
      throw new IllegalArgumentException(
          "row %d: expected the activations of %d units, found %s"
              .formatted(row, width, h == null ? "null" : h.length));
    }
    return h.clone();
  }

  /** The standard deviation of each unit, 1 for one that never moves. */
  private static float[] deviations(List<float[]> sample) {
    float[] deviations = new float[sample.get(0).length];
    for (int i = 0; i < deviations.length; i++) {
      int column = i;
      double[] values = sample.stream().mapToDouble(h -> h[column]).toArray();
      double deviation = Math.sqrt(StatUtils.populationVariance(values));
      boolean moves = deviation > ROUNDING * Math.abs(values[0]);
      deviations[i] = moves ? (float) deviation : 1;
    }
    return deviations;
  }

  private static void divide(float[] values, float[] divisors) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= divisors[i];
    }
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The number of components. */
  int count() {
    return components.count();
  }

  /**
   * Adds the units' scales, the mean, the directions with their scales, the scores, and how much of
   * each row's squared distance from the mean they keep: NaN where its activations are not finite.
   */
  void addTo(AtlasBlocks blocks) {
    int count = components.count();
    float[] mean = components.mean();
    short[] directions = new short[count * mean.length];
    float[] directionScales = new float[count];
    for (int c = 0; c < count; c++) {
      float[] direction = components.direction(c);
      directionScales[c] = scale(direction);
      for (int i = 0; i < mean.length; i++) {
        directions[c * mean.length + i] = (short) Math.round(direction[i] / directionScales[c]);
      }
    }
    float[] rows = new float[scores.length * count];
    for (int row = 0; row < scores.length; row++) {
      System.arraycopy(scores[row], 0, rows, row * count, count);
    }
    blocks.floats("activationScales", scales);
    blocks.floats("activationMean", mean);
    blocks.shorts("directions", directions);
    blocks.floats("directionScales", directionScales);
    // Whole floats: integers on one scale would give all of it to the one row that is far off.
    blocks.floats("scores", rows);
    blocks.floats("explained", explained);
  }

  private static float scale(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest > 0 ? largest / Short.MAX_VALUE : 1;
  }
}
