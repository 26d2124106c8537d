package io.introspect.trust;

import java.io.Serializable;

/** One measure of one score, alone and against the maximum output's. */
record Measured(double value, Interval interval, double gain, Interval gainInterval)
    implements Serializable {

  /** From the values on all rows, and on the same resamples of them. */
  static Measured of(
      double value, double[] resampled, double baseline, double[] resampledBaseline) {
    double[] gains = new double[resampled.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = resampled[i] - resampledBaseline[i];
    }
    return new Measured(
        value, Bootstrap.interval(resampled), value - baseline, Bootstrap.interval(gains));
  }
}
