package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsotonicCurveTest {

  private static IsotonicCurve fit(String outcomes, double... scores) {
    boolean[] correct = new boolean[outcomes.length()];
    IntStream.range(0, correct.length).forEach(row -> correct[row] = outcomes.charAt(row) == '1');
    return IsotonicCurve.fit(scores, correct);
  }

  /** Scores 1 to 6, with a right one more at 1 and a wrong one more at 6. */
  @Test
  void poolsOutcomesWithOneMoreRowAtEitherEnd() {
    IsotonicCurve curve = fit("000111", 1, 2, 3, 4, 5, 6);

    // Levels: {1, 1} ½, {2} 0, {3} 0 pool to ¼ at 7/4; {4} 1, {5} 1, {6, 6} ½ to ¾ at 21/4.
    assertThat(curve.curve().x()).containsExactly(7 / 4.0, 21 / 4.0);
    assertThat(curve.curve().y()).containsExactly(1 / 4.0, 3 / 4.0);
    assertThat(curve.at(3.5)).isEqualTo(0.5);
    assertThat(curve.at(-9)).isEqualTo(0.25);
    assertThat(curve.at(99)).isEqualTo(0.75);
    assertThat(curve.method()).isEqualTo("isotonic");
  }

  @Test
  void isNeverCertain() {
    assertThat(fit("1111", 1, 2, 3, 4).at(9)).isEqualTo(5 / 6.0);
    assertThat(fit("0000", 1, 2, 3, 4).at(0)).isEqualTo(1 / 6.0);
    assertThat(fit("1", 1).at(1)).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void scoresThatAreAllEqualGiveTheShareOfRightRows() {
    IsotonicCurve curve = fit("1101", 3, 3, 3, 3);

    assertThat(curve.at(2)).isEqualTo(curve.at(3)).isEqualTo(curve.at(4)).isEqualTo(4 / 6.0);
  }

  /** Half right below 1, nine of ten above: no sigmoid. */
  @Test
  void followsAStep() {
    Random random = new Random(4);
    double[] scores = random.doubles(20_000, 0, 2).toArray();
    boolean[] correct = new boolean[scores.length];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = random.nextDouble() < (scores[row] < 1 ? 0.5 : 0.9);
    }
    IsotonicCurve curve = IsotonicCurve.fit(scores, correct);

    for (double score : new double[] {0.2, 0.5, 0.9}) {
      assertThat(curve.at(score)).isCloseTo(0.5, within(0.04));
      assertThat(curve.at(1 + score)).isCloseTo(0.9, within(0.04));
    }
  }
}
