package io.introspect.dl4j.train;

import io.introspect.ErrorEstimator;

/** An estimator that works on the heap as well; see {@link RowAutoencoder}. */
interface RowEstimator extends ErrorEstimator {

  /** As {@link #estimate}, of inputs [n][inputs]: one per row. */
  float[] estimates(float[][] inputs);
}
