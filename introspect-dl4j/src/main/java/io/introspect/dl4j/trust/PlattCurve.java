package io.introspect.dl4j.trust;

import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A sigmoid of the score (Platt, "Probabilistic Outputs for Support Vector Machines", 1999), with
 * his targets, which keep it from certainty: two parameters, so that few mistakes suffice.
 *
 * @param slope at least 0
 * @param intercept the log odds at score 0
 */
record PlattCurve(double slope, double intercept) implements ProbabilityCurve {

  static final String METHOD = "Platt";

  /** Next to none: the targets bound the slope. */
  private static final double RIDGE = 1e-3;

  static PlattCurve fit(double[] scores, boolean[] correct) {
    double mean = new Mean().evaluate(scores);
    double deviation = new StandardDeviation(false).evaluate(scores, mean);
    double scale = deviation > 0 ? deviation : 1;
    int right = 0;
    for (boolean one : correct) {
      right += one ? 1 : 0;
    }
    double ofRight = (right + 1.0) / (right + 2);
    double ofWrong = 1.0 / (correct.length - right + 2);
    double[] targets =
        IntStream.range(0, correct.length)
            .mapToDouble(row -> correct[row] ? ofRight : ofWrong)
            .toArray();
    double[][] features = new double[scores.length][];
    for (int row = 0; row < scores.length; row++) {
      features[row] = new double[] {(scores[row] - mean) / scale};
    }
    double[] fitted = LogisticRegression.fit(features, targets, RIDGE);
    if (!(fitted[1] > 0)) {
      // The score tells nothing, or the contrary: all that is left is how often it is right.
      return new PlattCurve(0, Math.log((right + 1.0) / (correct.length - right + 1.0)));
    }
    return new PlattCurve(fitted[1] / scale, fitted[0] - fitted[1] * mean / scale);
  }

  @Override
  public double at(double score) {
    return new Sigmoid().value(slope == 0 ? intercept : intercept + slope * score);
  }

  @Override
  public String method() {
    return METHOD;
  }
}
