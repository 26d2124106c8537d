package io.introspect.examples;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The activations h of many rows, on the heap: for pictures, not for learning. */
final class HiddenActivations {

  private static final int BLOCK = 1000;

  private HiddenActivations() {}

  /** [rows][p]. */
  static float[][] of(IntrospectableModel model, INDArray rows) {
    float[][] all = new float[Math.toIntExact(rows.size(0))][];
    for (int from = 0; from < all.length; from += BLOCK) {
      int to = Math.min(all.length, from + BLOCK);
      try (Observation seen = model.observe(rows.get(NDArrayIndex.interval(from, to)))) {
        System.arraycopy(seen.activations().toFloatMatrix(), 0, all, from, to - from);
      }
    }
    return all;
  }
}
