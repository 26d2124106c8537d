package io.introspect.dl4j.trust;

import java.util.Arrays;

/**
 * Isotonic regression of being right on the score: any increasing shape, for many mistakes. One
 * more row that is wrong at the highest score and one that is right at the lowest keep it from
 * certainty.
 *
 * @param curve from 0 to 1
 */
record IsotonicCurve(MonotoneCurve curve) implements ProbabilityCurve {

  static final String METHOD = "isotonic";

  static IsotonicCurve fit(double[] scores, boolean[] correct) {
    int rows = scores.length;
    double[] xs = Arrays.copyOf(scores, rows + 2);
    double[] ys = new double[rows + 2];
    for (int row = 0; row < rows; row++) {
      ys[row] = correct[row] ? 1 : 0;
    }
    xs[rows] = Arrays.stream(scores).max().orElseThrow();
    xs[rows + 1] = Arrays.stream(scores).min().orElseThrow();
    ys[rows + 1] = 1;
    return new IsotonicCurve(MonotoneCurve.through(xs, ys));
  }

  @Override
  public double at(double score) {
    return Math.min(1, Math.max(0, curve.at(score)));
  }

  @Override
  public String method() {
    return METHOD;
  }
}
