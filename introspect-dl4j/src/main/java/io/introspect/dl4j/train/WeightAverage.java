package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.model.Rows;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exponential moving average of a network's parameters (Polyak and Juditsky 1992). Where
 * training may end at any moment, and so at any learning rate, the average is what a falling rate
 * would have led to.
 */
final class WeightAverage {

  /** About the last five hundred steps count. */
  private static final double MEMORY = 0.998;

  /** Weights hardly move in between, and reading all of them costs as much as a layer's product. */
  private static final int STRIDE = 4;

  /** So many parameters as stay in the cache while they are worked on. */
  private static final int CHUNK = 2048;

  private final INDArray live;
  private final float[] average;
  private final float[] chunk = new float[CHUNK];
  private long steps;

  /**
   * An average of nothing yet.
   *
   * @param live the network's own parameter array, of one row, which is read at each step
   */
  WeightAverage(INDArray live) {
    this.live = live.reshape(1, live.length());
    this.average = new float[Math.toIntExact(live.length())];
  }

  /** Takes in the parameters after a step, of every {@value #STRIDE}th once the first are past. */
  void follow() {
    steps++;
    if (steps > STRIDE && steps % STRIDE != 0) {
      return;
    }
    // A young average forgets faster, so that the initial weights do not linger in it.
    double fresh = Math.max(1 - MEMORY, 9.0 / (9 + steps));
    take(steps == 1 ? 1 : steps > STRIDE ? 1 - Math.pow(1 - fresh, STRIDE) : fresh);
  }

  private void take(double share) {
    if (FloatRows.canRead(live)) {
      FloatRows parameters = FloatRows.of(live);
      for (int from = 0; from < average.length; from += CHUNK) {
        int n = Math.min(CHUNK, average.length - from);
        parameters.read(0, from, chunk, n);
        approach(chunk, from, n, (float) share);
      }
    } else {
      approach(Rows.values(live), 0, average.length, (float) share);
    }
  }

  private void approach(float[] values, int from, int n, float share) {
    for (int i = 0; i < n; i++) {
      average[from + i] += share * (values[i] - average[from + i]);
    }
  }

  /** Runs work while the network has the average for parameters, then gives it its own back. */
  <T> T during(Supplier<T> work) {
    INDArray own = live.dup();
    live.assign(Nd4j.create(average, live.shape(), 'c'));
    try {
      return work.get();
    } finally {
      live.assign(own);
    }
  }
}
