package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BinaryOutputTest {

  private static INDArray matrix(float[]... rows) {
    return Nd4j.createFromArray(rows);
  }

  @Test
  void aSingleOutputIsThatOfThePositiveClass() {
    INDArray both = BinaryOutput.perClass(matrix(new float[][] {{0.25f}, {1}, {0}}));

    assertThat(both.toFloatMatrix()).isDeepEqualTo(new float[][] {{0.75f, 0.25f}, {0, 1}, {1, 0}});
  }

  @Test
  void aSingleRowIsNoException() {
    assertThat(BinaryOutput.perClass(matrix(new float[] {0.25f})).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0.75f, 0.25f}});
    assertThat(BinaryOutput.ownSlope(matrix(new float[] {2, 5}), 1).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{3}});
  }

  @Test
  void severalOutputsAndTheirSlopesStayAsTheyAre() {
    INDArray two = matrix(new float[] {0.25f, 0.5f}, new float[] {1, 0});

    assertThat(BinaryOutput.perClass(two)).isSameAs(two);
    assertThat(BinaryOutput.ownSlope(two, 2)).isSameAs(two);
  }

  @Test
  void theSlopeIsThatOfTheSumOverBothClasses() {
    INDArray slope = matrix(new float[] {2, 5}, new float[] {-1, -1}, new float[] {0.5f, 0});

    assertThat(BinaryOutput.ownSlope(slope, 1).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{3}, {0}, {-0.5f}});
  }

  @Test
  void theSlopeOfTheErrorIsTwiceTheDifference() {
    // e = ½‖y − ŷ‖² = (y − p)² for one-hot y of the positive class: de/dp = −2 (1 − p).
    INDArray both = BinaryOutput.perClass(matrix(new float[] {0.25f}));
    INDArray slope = both.sub(matrix(new float[] {0, 1}));

    assertThat(BinaryOutput.ownSlope(slope, 1).getFloat(0)).isCloseTo(-1.5f, within(1e-6f));
  }
}
