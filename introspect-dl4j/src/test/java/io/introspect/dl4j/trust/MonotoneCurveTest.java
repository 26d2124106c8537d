package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MonotoneCurveTest {

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void risingPointsAreItsKnots() {
    MonotoneCurve curve = MonotoneCurve.through(of(3, 1, 2), of(30, 10, 15));

    assertThat(curve.x()).containsExactly(1, 2, 3);
    assertThat(curve.y()).containsExactly(10, 15, 30);
    assertThat(curve.at(1.5)).isEqualTo(12.5);
    assertThat(curve.at(2.25)).isEqualTo(18.75);
  }

  @Test
  void violatorsArePooledAndTheirMiddleIsTheKnot() {
    MonotoneCurve curve = MonotoneCurve.through(of(0, 1, 2, 3, 4), of(0, 5, 3, 1, 9));

    assertThat(curve.x()).containsExactly(0, 2, 4);
    assertThat(curve.y()).containsExactly(0, 3, 9);
    assertThat(curve.at(1)).isEqualTo(1.5);
    assertThat(curve.at(3)).isEqualTo(6);
  }

  /** The last point pulls down all that came before it, one level after the other. */
  @Test
  void poolingGoesAsFarBackAsItMust() {
    MonotoneCurve curve = MonotoneCurve.through(of(1, 2, 3, 4), of(1, 2, 3, -6));

    assertThat(curve.x()).containsExactly(2.5);
    assertThat(curve.y()).containsExactly(0);
  }

  @Test
  void pointsOfTheSameXAreOneLevelWhateverTheirOrder() {
    for (double[] ys : new double[][] {{0, 4, 7}, {4, 0, 7}}) {
      MonotoneCurve curve = MonotoneCurve.through(of(1, 1, 2), ys);
      assertThat(curve.x()).containsExactly(1, 2);
      assertThat(curve.y()).containsExactly(2, 7);
    }
  }

  @Test
  void pointsOfTheSameYAreOneLevel() {
    MonotoneCurve curve = MonotoneCurve.through(of(1, 2, 6), of(5, 5, 5));

    assertThat(curve.x()).containsExactly(3);
    assertThat(curve.y()).containsExactly(5);
    assertThat(curve.at(-100)).isEqualTo(5);
    assertThat(curve.withTails(1).at(2)).isBetween(4.5, 5.0);
    assertThat(curve.withTails(1).at(4)).isBetween(5.0, 5.5);
  }

  @Test
  void positiveAndNegativeZeroAreTheSameX() {
    MonotoneCurve curve = MonotoneCurve.through(of(0.0, -0.0, 1), of(1, 3, 4));

    assertThat(curve.y()).containsExactly(2, 4);
    assertThat(curve.at(-0.0)).isEqualTo(curve.at(0.0)).isEqualTo(2);
  }

  @Test
  void tailsBeginWithTheirSlopeAndNeverGoFar() {
    MonotoneCurve curve = MonotoneCurve.through(of(0, 1), of(0, 1)).withTails(2);

    assertThat(curve.at(1 + 1e-6)).isCloseTo(1 + 2e-6, within(1e-10));
    assertThat(curve.at(-1e-6)).isCloseTo(-2e-6, within(1e-10));
    assertThat(curve.at(1e12)).isCloseTo(1.5, within(1e-6));
    assertThat(curve.at(-1e12)).isCloseTo(-0.5, within(1e-6));
  }

  @Test
  void isFlatBeyondItsLevelsWithoutTails() {
    MonotoneCurve curve = MonotoneCurve.through(of(0, 1), of(0, 1));

    assertThat(curve.at(1.1)).isEqualTo(1);
    assertThat(curve.at(-1e9)).isZero();
  }

  /** The means of both are −2/15, but for rounding. */
  @Test
  void levelsThatRoundingAloneTellsApartAreOne() {
    double third = 1 / 3.0;
    double[] xs = {0, 0, 0, 0, 0, -third, -third, -third, -third, -third};
    double[] ys = {
      -5 * third, -5 * third, -5 * third, 2, 7 * third, -2, -2, -2, 8 * third, 8 * third
    };

    assertThat(MonotoneCurve.through(xs, ys).y()).containsExactly(of(-2 / 15.0), within(1e-12));
  }

  /** The mean of the many, rounded, would lie beyond the next point. */
  @Test
  void manyPointsBesideAnotherKeepTheirOrder() {
    double x = 14.608816822814056;
    double[] xs = new double[1214];
    double[] ys = new double[1214];
    Arrays.fill(xs, 0, 58, Math.nextDown(x));
    Arrays.fill(xs, 58, 1213, x);
    xs[1213] = Math.nextUp(x);
    ys[1213] = 1;
    MonotoneCurve curve = MonotoneCurve.through(xs, ys);

    assertThat(curve.x()).containsExactly(x, Math.nextUp(x));
    assertThat(curve.y()).containsExactly(0, 1);
  }

  @Test
  void refusesKnotsThatDoNotAscend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MonotoneCurve(of(1, 2), of(1, 1), 0))
        .withMessageContainingAll("knot 1", "(1.0, 1.0)", "(2.0, 1.0)");
    assertThatIllegalArgumentException().isThrownBy(() -> new MonotoneCurve(of(2, 1), of(1, 2), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MonotoneCurve(of(1), of(1, 2), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MonotoneCurve(of(), of(), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MonotoneCurve(of(1), of(1), -1));
  }

  record Point(double x, double y) {}

  private static MonotoneCurve through(List<Point> points) {
    return MonotoneCurve.through(
        points.stream().mapToDouble(Point::x).toArray(),
        points.stream().mapToDouble(Point::y).toArray());
  }

  /** Few distinct coordinates, so that there are ties and violators. */
  @Provide
  Arbitrary<List<Point>> points() {
    Arbitrary<Double> coordinate = Arbitraries.integers().between(-8, 8).map(i -> i / 3.0);
    return Combinators.combine(coordinate, coordinate)
        .as(Point::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property(tries = 300, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void risesStrictlyWithTailsBetweenItsLevelsAndBeyond(
      @ForAll("points") List<Point> points,
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 100) double slope) {
    MonotoneCurve curve = through(points).withTails(slope);
    double[] at = DoubleStream.iterate(-10, x -> x <= 10, x -> x + 0.05).map(curve::at).toArray();

    for (int i = 1; i < at.length; i++) {
      assertThat(at[i]).isGreaterThan(at[i - 1]);
    }
  }

  @Property(tries = 300, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void neverFallsWithoutTailsAndStaysAmongItsPoints(@ForAll("points") List<Point> points) {
    MonotoneCurve curve = through(points);
    double[] at = DoubleStream.iterate(-10, x -> x <= 10, x -> x + 0.05).map(curve::at).toArray();

    assertThat(at).isSorted();
    assertThat(at[0]).isGreaterThanOrEqualTo(least(points) - 1e-12);
    assertThat(at[at.length - 1]).isLessThanOrEqualTo(most(points) + 1e-12);
  }

  private static double least(List<Point> points) {
    return points.stream().mapToDouble(Point::y).min().orElseThrow();
  }

  private static double most(List<Point> points) {
    return points.stream().mapToDouble(Point::y).max().orElseThrow();
  }

  @Property(tries = 300, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void passesThroughItsKnots(@ForAll("points") List<Point> points) {
    MonotoneCurve curve = through(points);

    assertThat(Arrays.stream(curve.x()).map(curve::at).toArray()).containsExactly(curve.y());
    assertThat(Arrays.stream(curve.x()).map(curve.withTails(1)::at).toArray())
        .containsExactly(curve.y());
  }

  /** Neighboring doubles: rounding must not turn the order around. */
  @Property(tries = 300, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void neverFallsFromOneNumberToTheNext(
      @ForAll("points") List<Point> points, @ForAll @DoubleRange(min = -3, max = 3) double x) {
    MonotoneCurve curve = through(points).withTails(1);

    assertThat(curve.at(Math.nextUp(x))).isGreaterThanOrEqualTo(curve.at(x));
    for (double knot : curve.x()) {
      assertThat(curve.at(Math.nextDown(knot))).isLessThanOrEqualTo(curve.at(knot));
      assertThat(curve.at(Math.nextUp(knot))).isGreaterThanOrEqualTo(curve.at(knot));
    }
  }

  /**
   * Its levels are those of the increasing step function with the least squared distance: found by
   * trying every way to cut the points into levels.
   */
  @Property(tries = 200, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void levelsAreTheLeastSquaresOfAllIncreasingSteps(
      @ForAll @Size(min = 1, max = 6) @IntRange(min = 0, max = 4) int[] heights) {
    int n = heights.length;
    double[] xs = new double[n];
    Arrays.setAll(xs, i -> i);
    double[] ys = Arrays.stream(heights).asDoubleStream().toArray();
    double best = Double.POSITIVE_INFINITY;
    double[] bestSteps = ys;
    for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
      double[] steps = steps(ys, cuts);
      if (rises(steps) && distance(steps, ys) < best) {
        best = distance(steps, ys);
        bestSteps = steps;
      }
    }
    double[] expected = Arrays.stream(bestSteps).distinct().toArray();

    assertThat(MonotoneCurve.through(xs, ys).y()).containsExactly(expected, within(1e-12));
  }

  /** Means of the pieces; a bit that is set cuts after its point. */
  private static double[] steps(double[] ys, int cuts) {
    double[] steps = new double[ys.length];
    int from = 0;
    for (int i = 0; i < ys.length; i++) {
      if (i == ys.length - 1 || (cuts >> i & 1) == 1) {
        double mean = Arrays.stream(ys, from, i + 1).average().orElseThrow();
        Arrays.fill(steps, from, i + 1, mean);
        from = i + 1;
      }
    }
    return steps;
  }

  private static boolean rises(double... steps) {
    for (int i = 1; i < steps.length; i++) {
      if (steps[i] < steps[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static double distance(double[] steps, double[] ys) {
    double sum = 0;
    for (int i = 0; i < ys.length; i++) {
      sum += (steps[i] - ys[i]) * (steps[i] - ys[i]);
    }
    return sum;
  }
}
