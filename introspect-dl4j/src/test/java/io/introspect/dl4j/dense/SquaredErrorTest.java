package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class SquaredErrorTest {

  @Test
  void isTheValueWorkedOutByHand() {
    FloatPointer y = DenseNetworks.pointer(1, 2, 3, 0, 0, 0);
    FloatPointer wanted = DenseNetworks.pointer(1, 0, 0, 0, 3, 0);

    double loss = SquaredError.toSlopes(y, wanted, 2, 3, 1 / 6.0);

    // Row 0: ½ · (0 + 4 + 9) / 3; row 1: ½ · (0 + 9 + 0) / 3.
    assertThat(loss).isCloseTo((13 / 6.0 + 9 / 6.0) / 2, within(1e-6));
    assertThat(DenseNetworks.values(y, 6))
        .containsExactly(new float[] {0, 2 / 6f, 3 / 6f, 0, -3 / 6f, 0}, within(1e-6f));
    assertThat(DenseNetworks.values(wanted, 6)).containsExactly(1, 0, 0, 0, 3, 0);
  }

  /** Half of DL4J's own, whose gradient is that of the sum over rows. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "64, 1", "64, 50"})
  void isHalfTheMeanSquaredErrorOfDl4j(int n, int width) {
    INDArray output = DenseNetworks.rows(n, width);
    INDArray wanted = output.mul(-0.3).addi(0.2);
    LossMSE mse = new LossMSE();
    double expected = mse.computeScore(wanted, output.dup(), new ActivationIdentity(), null, true);
    INDArray slopes = mse.computeGradient(wanted, output.dup(), new ActivationIdentity(), null);
    FloatPointer y = new FloatPointer(DenseNetworks.flat(output));
    FloatPointer targets = new FloatPointer(DenseNetworks.flat(wanted));

    double loss = SquaredError.toSlopes(y, targets, n, width, 1.0 / (n * width));

    assertThat(loss).isCloseTo(expected / 2, within(1e-6 * expected));
    assertThat(
            DenseNetworks.farthest(
                DenseNetworks.values(y, n * width), DenseNetworks.flat(slopes.div(2.0 * n))))
        .isLessThan(1e-6);
  }

  @Test
  void weightMultipliesLossAndSlopes() {
    FloatPointer y = DenseNetworks.pointer(3, 4);

    assertThat(SquaredError.toSlopes(y, DenseNetworks.pointer(0, 0), 1, 2, 2)).isEqualTo(25);
    assertThat(DenseNetworks.values(y, 2)).containsExactly(6, 8);
  }

  @Test
  void isZeroWithoutSlopesAtTheTargets() {
    float[] wanted = DenseNetworks.normal(20, 3);
    FloatPointer y = new FloatPointer(wanted);

    assertThat(SquaredError.toSlopes(y, new FloatPointer(wanted), 5, 4, 0.25)).isZero();
    assertThat(DenseNetworks.values(y, 20)).containsOnly(0);
  }
}
