package io.introspect.dl4j.train;

import io.introspect.dl4j.model.ArrayScope;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential moving average of a network's parameters (Polyak and Juditsky 1992). Where
 * training may end at any moment, and so at any learning rate, the average is what a falling rate
 * would have led to.
 */
final class WeightAverage {

  /** About the last five hundred steps count. */
  private static final double MEMORY = 0.998;

  private final INDArray live;
  private INDArray average;
  private long steps;

  /**
   * An average of nothing yet.
   *
   * @param live the network's own parameter array, which is read at each step
   */
  WeightAverage(INDArray live) {
    this.live = live;
  }

  /** Takes in the parameters after a step. */
  void follow() {
    steps++;
    if (average == null) {
      average = live.dup();
      return;
    }
    // A young average forgets faster, so that the initial weights do not linger in it.
    double fresh = Math.max(1 - MEMORY, 9.0 / (9 + steps));
    try (ArrayScope scope = new ArrayScope()) {
      average.addi(scope.own(live.sub(average)).muli(fresh));
    }
  }

  /** Runs work while the network has the average for parameters, then gives it its own back. */
  <T> T during(Supplier<T> work) {
    INDArray own = live.dup();
    live.assign(average);
    try {
      return work.get();
    } finally {
      live.assign(own);
    }
  }
}
