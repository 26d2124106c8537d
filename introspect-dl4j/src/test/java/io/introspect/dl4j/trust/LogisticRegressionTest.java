package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {

  private static final double[][] ROWS = {
    {0.5, 1}, {1.5, -2}, {-1, 0}, {2, 1}, {0, 3}, {-2, -1}, {1, 0.5}, {-0.5, 2}, {3, -1}, {-1.5, -3}
  };
  private static final double[] HARD = {1, 1, 0, 1, 0, 0, 0, 1, 1, 0};
  private static final double[] SOFT = {0.9, 0.9, 0.2, 0.9, 0.2, 0.2, 0.2, 0.9, 0.9, 0.2};

  private static void assertFits(double[] targets, double ridge, double... expected) {
    assertThat(LogisticRegression.fit(ROWS, targets, ridge))
        .containsExactly(expected, within(1e-7));
  }

  /** Expected is what logistic.py, among the resources, prints. */
  @ParameterizedTest
  @CsvSource({
    "0.1, -0.3844056702495147, 1.260480164066172, 0.07759423217032657",
    "1, -0.2713019528871867, 0.9031207017384717, 0.0557608433716535",
    "10, -0.09811756700181064, 0.3202627407954366, 0.033082869082723225"
  })
  void findsTheWeightsThatScikitLearnFinds(double ridge, double intercept, double a, double b) {
    assertFits(HARD, ridge, intercept, a, b);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.05148248305747331, 0.7091713471639765, 0.009995397001390918",
    "1, 0.06811888205387019, 0.5735939800189727, 0.019394997586934686",
    "10, 0.13833004596913076, 0.2234921321056523, 0.02209893432957398"
  })
  void findsThemForTargetsThatAreNotCertainToo(double ridge, double intercept, double a, double b) {
    assertFits(SOFT, ridge, intercept, a, b);
  }

  /** The gradient by its definition: Σ (p − t) x, and ridge times w but for the intercept. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 1, 100})
  void theGradientIsZeroAtTheSolution(double ridge) {
    Random random = new Random(1);
    double[][] rows = new double[300][3];
    double[] targets = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      Arrays.setAll(rows[row], i -> random.nextGaussian());
      targets[row] = rows[row][0] + random.nextGaussian() > 0.5 ? 1 : 0;
    }
    double[] weights = LogisticRegression.fit(rows, targets, ridge);

    double[] gradient = {0, ridge * weights[1], ridge * weights[2], ridge * weights[3]};
    for (int row = 0; row < rows.length; row++) {
      double odds = LogisticRegression.logOdds(weights, rows[row]);
      double excess = 1 / (1 + Math.exp(-odds)) - targets[row];
      gradient[0] += excess;
      for (int i = 0; i < 3; i++) {
        gradient[i + 1] += excess * rows[row][i];
      }
    }
    assertThat(gradient).containsExactly(new double[4], within(1e-4));
  }

  @Test
  void separableDataStayFiniteWithARidge() {
    double[][] rows = {{-2}, {-1}, {1}, {2}};
    double[] weights = LogisticRegression.fit(rows, new double[] {0, 0, 1, 1}, 1e-3);

    assertThat(weights[0]).isCloseTo(0, within(1e-6));
    assertThat(weights[1]).isBetween(5.0, 20.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void targetsThatAreAllAlikeTellNothingOfTheFeatures(double target) {
    double[] targets = new double[ROWS.length];
    Arrays.fill(targets, target);
    double[] weights = LogisticRegression.fit(ROWS, targets, 1);

    assertThat(weights).doesNotContain(Double.NaN);
    assertThat(LogisticRegression.logOdds(weights, ROWS[0]) * (2 * target - 1))
        .isBetween(10.0, 40.0);
    assertThat(weights[1]).isCloseTo(0, within(1e-3));
    assertThat(weights[2]).isCloseTo(0, within(1e-3));
  }

  @Test
  void featuresThatRepeatAnotherShareItsWeight() {
    double[][] once = {{-2}, {-1}, {0.5}, {1}, {2}};
    double[][] twice = {{-2, -2}, {-1, -1}, {0.5, 0.5}, {1, 1}, {2, 2}};
    double[] targets = {0, 1, 0, 1, 1};
    double[] weights = LogisticRegression.fit(twice, targets, 1);

    assertThat(weights[1]).isCloseTo(weights[2], within(1e-9));
    // Half the penalty for the same sum.
    assertThat(2 * weights[1])
        .isCloseTo(LogisticRegression.fit(once, targets, 0.5)[1], within(1e-7));
  }

  /** Rows so far out that p (1 − p) is nothing: full steps would not come back. */
  @Test
  void farOutliersDoNotThrowItOff() {
    double[][] rows = {{-1}, {-0.5}, {0.5}, {1}, {-1e6}, {1e6}};
    double[] weights = LogisticRegression.fit(rows, new double[] {0, 1, 0, 1, 1, 0}, 1);

    assertThat(weights).doesNotContain(Double.NaN);
    assertThat(weights[1]).isNegative();
  }
}
