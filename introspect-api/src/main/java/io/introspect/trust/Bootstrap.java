package io.introspect.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.ranking.NaNStrategy;

/**
 * Resamples rows with replacement and measures all scores on the same resamples, so that their
 * values pair. A resample is how many times each row was drawn: nothing is sorted again.
 */
final class Bootstrap {

  private static final double TAIL_PERCENT = 2.5;

  private final int rows;
  private final int resamples;
  private final long seed;

  Bootstrap(int rows, int resamples, long seed) {
    this.rows = rows;
    this.resamples = resamples;
    this.seed = seed;
  }

  /** Of each score in turn, each measure's values, one per resample. */
  List<Map<Measure, double[]>> measure(List<ScoredRows> scores) {
    List<Map<Measure, double[]>> values = new ArrayList<>();
    scores.forEach(score -> values.add(empty()));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < resamples; i++) {
      int resample = i;
      int[] times = draw(random);
      for (int s = 0; s < scores.size(); s++) {
        Map<Measure, double[]> into = values.get(s);
        scores
            .get(s)
            .measure(times)
            .forEach((measure, value) -> into.get(measure)[resample] = value);
      }
    }
    return values;
  }

  private Map<Measure, double[]> empty() {
    Map<Measure, double[]> values = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      values.put(measure, new double[resamples]);
    }
    return values;
  }

  private int[] draw(SplittableRandom random) {
    int[] times = new int[rows];
    for (int i = 0; i < rows; i++) {
      times[random.nextInt(rows)]++;
    }
    return times;
  }

  /** The middle 95 % of those values that are defined; undefined if none is. */
  static Interval interval(double... values) {
    double[] defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Percentile percentile =
        new Percentile().withEstimationType(EstimationType.R_7).withNaNStrategy(NaNStrategy.FAILED);
    percentile.setData(defined);
    return defined.length == 0
        ? new Interval(Double.NaN, Double.NaN)
        : new Interval(percentile.evaluate(TAIL_PERCENT), percentile.evaluate(100 - TAIL_PERCENT));
  }
}
