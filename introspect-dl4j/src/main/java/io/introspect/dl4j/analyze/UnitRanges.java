package io.introspect.dl4j.analyze;

import io.introspect.dl4j.model.ArrayScope;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The least and the largest activation of every unit over any number of rows. */
final class UnitRanges {

  private final float[] least;
  private final float[] most;

  UnitRanges(int width) {
    this.least = new float[width];
    this.most = new float[width];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(most, Float.NEGATIVE_INFINITY);
  }

  /** Takes in activations, [n, p]. */
  void add(INDArray activations) {
    try (ArrayScope scope = new ArrayScope()) {
      float[] smallest = scope.own(activations.min(0)).toFloatVector();
      float[] largest = scope.own(activations.max(0)).toFloatVector();
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], smallest[i]);
        most[i] = Math.max(most[i], largest[i]);
      }
    }
  }

  int width() {
    return least.length;
  }

  float least(int column) {
    return least[column];
  }

  float most(int column) {
    return most[column];
  }
}
