package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ColumnMomentsTest {

  private static final double[] SHIFT = {0, 100, -3};
  private static final double[] SPREAD = {1, 0.5, 40};

  /** Adds blocks of these sizes, and compares with commons-math3 over all rows at once. */
  private static void assertMoments(Iterable<Integer> blocks, long seed) {
    Random random = new Random(seed);
    ColumnMoments moments = new ColumnMoments(3);
    SummaryStatistics[] expected = new SummaryStatistics[3];
    for (int c = 0; c < 3; c++) {
      expected[c] = new SummaryStatistics();
    }
    for (int size : blocks) {
      float[][] block = new float[size][3];
      for (float[] row : block) {
        for (int c = 0; c < 3; c++) {
          row[c] = (float) (SHIFT[c] + SPREAD[c] * random.nextGaussian());
          expected[c].addValue(row[c]);
        }
      }
      moments.add(Nd4j.createFromArray(block));
    }
    for (int c = 0; c < 3; c++) {
      double tolerance = 1e-9 * SPREAD[c];
      assertThat(moments.mean()[c]).isCloseTo(expected[c].getMean(), within(tolerance));
      assertThat(moments.deviation()[c])
          .isCloseTo(Math.sqrt(expected[c].getPopulationVariance()), within(tolerance));
    }
  }

  @Test
  void agreesWithCommonsMathInUnevenBlocks() {
    assertMoments(java.util.List.of(1000, 1, 7, 250, 2, 1), 1);
  }

  @Property(tries = 50, seed = "42")
  void agreesWithCommonsMathHoweverTheRowsAreCut(
      @ForAll @Size(min = 1, max = 6) java.util.List<@IntRange(min = 1, max = 60) Integer> blocks,
      @ForAll long seed) {
    assertMoments(blocks, seed);
  }

  @Test
  void aSingleRowDoesNotDeviate() {
    ColumnMoments moments = new ColumnMoments(2);

    moments.add(Samples.matrix(2, 3, -4));

    assertThat(moments.mean()).containsExactly(3, -4);
    assertThat(moments.deviation()).containsExactly(0, 0);
  }

  @Test
  void aConstantColumnDoesNotDeviate() {
    ColumnMoments moments = new ColumnMoments(2);

    moments.add(Samples.matrix(2, 5, 1, 5, 2));
    moments.add(Samples.matrix(2, 5, 3));

    assertThat(moments.mean()).containsExactly(new double[] {5, 2}, within(1e-9));
    assertThat(moments.deviation())
        .containsExactly(new double[] {0, Math.sqrt(2 / 3.0)}, within(1e-7));
  }

  @Test
  void leavesWhatItHasTakenInAsItIs() {
    INDArray matrix = Samples.matrix(2, 1, 2, 3, 4);

    new ColumnMoments(2).add(matrix);

    assertThat(matrix).isEqualTo(Samples.matrix(2, 1, 2, 3, 4));
  }

  @Test
  void handsOutCopies() {
    ColumnMoments moments = new ColumnMoments(2);
    moments.add(Samples.matrix(2, 1, 2, 3, 4));

    moments.mean()[0] = 99;

    assertThat(moments.mean()).containsExactly(2, 3);
  }
}
