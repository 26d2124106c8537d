package io.introspect.dl4j.trust;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Tables of evidence about rows whose difficulty is drawn: an output that knows it badly, and what
 * else is asked for.
 */
final class Simulated {

  private final Random random;
  private final double[] hardness;
  private final boolean[] correct;
  private final double[] logErrors;
  private final Map<Evidence, double[]> columns = new EnumMap<>(Evidence.class);

  /** So many rows, the first of them wrong; how hard a row is has a mean of 1 if it is wrong. */
  Simulated(int rows, int mistakes, long seed) {
    random = new Random(seed);
    hardness = new double[rows];
    correct = new boolean[rows];
    logErrors = new double[rows];
    for (int row = 0; row < rows; row++) {
      correct[row] = row >= mistakes;
      hardness[row] = random.nextGaussian() + (correct[row] ? -1 : 1);
      logErrors[row] = correct[row] ? hardness[row] - 3 : 0;
    }
    double[] odds = seen(1);
    double[] maximum = new double[rows];
    for (int row = 0; row < rows; row++) {
      maximum[row] = 1 / (1 + Math.exp(-odds[row]));
    }
    columns.put(Evidence.MAXIMUM_OUTPUT, maximum);
    columns.put(Evidence.LOGIT, odds);
  }

  /** Minus the hardness, seen through noise. */
  private double[] seen(double noise) {
    double[] values = new double[hardness.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = -hardness[row] + noise * random.nextGaussian();
    }
    return values;
  }

  /** Adds a kind that knows the hardness through so much noise. */
  Simulated with(Evidence kind, double noise) {
    columns.put(kind, seen(noise));
    return this;
  }

  /** Adds a kind that knows nothing. */
  Simulated withNoise(Evidence... kinds) {
    for (Evidence kind : kinds) {
      columns.put(kind, random.doubles(hardness.length).toArray());
    }
    return this;
  }

  /** Outputs that are no shares: the log odds themselves. */
  Simulated withOutputsOfAnyScale() {
    columns.put(Evidence.MAXIMUM_OUTPUT, columns.get(Evidence.LOGIT).clone());
    return this;
  }

  EvidenceTable table() {
    return new EvidenceTable(columns, correct, logErrors);
  }
}
