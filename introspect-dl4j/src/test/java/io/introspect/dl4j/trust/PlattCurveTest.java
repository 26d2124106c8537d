package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlattCurveTest {

  private static double[] of(double... values) {
    return values;
  }

  private static boolean[] correct(String outcomes) {
    boolean[] correct = new boolean[outcomes.length()];
    IntStream.range(0, correct.length).forEach(row -> correct[row] = outcomes.charAt(row) == '1');
    return correct;
  }

  @Test
  void isTheSigmoidOfALine() {
    PlattCurve curve = new PlattCurve(2, -1);

    assertThat(curve.at(0.5)).isEqualTo(0.5);
    assertThat(curve.at(1)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-15));
    assertThat(curve.at(-1e9)).isZero();
    assertThat(curve.at(1e9)).isOne();
    assertThat(curve.method()).isEqualTo("Platt");
  }

  /**
   * Two scores only, so that the sigmoid can meet both mean targets: 2 of 3 right at score 0, 4 of
   * 5 at score 1; Platt's targets are 7/8 for the 6 right ones and 1/4 for the 2 wrong ones.
   */
  @Test
  void meetsPlattsTargets() {
    PlattCurve curve = PlattCurve.fit(of(0, 0, 0, 1, 1, 1, 1, 1), correct("11011110"));

    assertThat(curve.at(0)).isCloseTo((7 / 8.0 + 7 / 8.0 + 1 / 4.0) / 3, within(1e-3));
    assertThat(curve.at(1)).isCloseTo((4 * 7 / 8.0 + 1 / 4.0) / 5, within(1e-3));
  }

  @Test
  void findsTheSigmoidThatOutcomesWereDrawnFrom() {
    Random random = new Random(5);
    double[] scores = random.doubles(20_000).map(u -> 6 * u + 100).toArray();
    boolean[] correct = new boolean[scores.length];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = random.nextDouble() < 1 / (1 + Math.exp(1 - 1.5 * (scores[row] - 100)));
    }
    PlattCurve curve = PlattCurve.fit(scores, correct);

    assertThat(curve.slope()).isCloseTo(1.5, within(0.1));
    assertThat(curve.intercept() + 100 * curve.slope()).isCloseTo(-1, within(0.1));
  }

  /** By Laplace's rule of succession. */
  @Test
  void aScoreThatTellsNothingOrTheContraryLeavesTheShareOfRightRows() {
    double share = (2 + 1.0) / (3 + 2);
    assertThat(PlattCurve.fit(of(7, 7, 7), correct("101")).at(-3)).isCloseTo(share, within(1e-6));
    assertThat(PlattCurve.fit(of(3, 2, 1), correct("011")).at(9)).isCloseTo(share, within(1e-6));
    assertThat(PlattCurve.fit(of(3, 2, 1), correct("111")).at(2)).isCloseTo(0.8, within(1e-6));
    assertThat(PlattCurve.fit(of(3, 2, 1), correct("000")).at(2)).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void isNeverCertainAmongTheRowsItLearnedFromThoughTheyAreSeparable() {
    PlattCurve curve = PlattCurve.fit(of(1, 2, 3, 4), correct("0011"));

    assertThat(DoubleStream.of(1, 2, 3, 4).map(curve::at)).isSorted();
    assertThat(curve.at(1)).isCloseTo(0.25, within(0.1));
    assertThat(curve.at(4)).isCloseTo(0.75, within(0.1));
  }
}
