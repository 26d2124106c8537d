package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

class AdamTest {

  private static final double RATE = 0.01;

  /** As many as are changed at once, one more, and several times as many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2047, 2048, 2049, 5000})
  void fiftyStepsAreThoseOfDl4j(int n) {
    float[] start = DenseNetworks.normal(n, 1);
    INDArray theirs = Nd4j.create(start.clone(), new long[] {1, n}, 'c');
    GradientUpdater<?> updater =
        new org.nd4j.linalg.learning.config.Adam(RATE)
            .instantiate(Nd4j.zeros(DataType.FLOAT, 1, 2L * n), true);
    FloatPointer ours = new FloatPointer(start);
    Adam adam = new Adam(n, Portions.HALVES);

    for (int step = 0; step < 50; step++) {
      float[] gradient = slopes(n, step);
      INDArray update = Nd4j.create(gradient, new long[] {1, n}, 'c');
      updater.applyUpdater(update, step, 0);
      theirs.subi(update);
      adam.step(ours, List.of(gradient(gradient)), RATE);
    }

    assertThat(adam.steps()).isEqualTo(50);
    assertThat(DenseNetworks.values(ours, n)).isNotEqualTo(start);
    assertThat(
            DenseNetworks.farthest(
                DenseNetworks.values(ours, n), theirs.reshape(n).toFloatVector()))
        .isLessThan(2e-6);
  }

  /** Of many sizes: some parameters hardly matter, and some are left alone for a while. */
  private static float[] slopes(int n, int step) {
    float[] gradient = DenseNetworks.normal(n, 100 + step);
    for (int i = 0; i < n; i++) {
      gradient[i] *= (float) Math.pow(10, -(i % 7));
      gradient[i] = i % 11 == step % 11 ? 0 : gradient[i];
    }
    return gradient;
  }

  private static Gradient gradient(float... values) {
    Gradient gradient = new Gradient(Nd4j.zeros(DataType.FLOAT, values.length));
    gradient.all().put(values);
    return gradient;
  }

  @Test
  void firstStepIsTheRateAgainstTheSign() {
    FloatPointer parameters = DenseNetworks.pointer(1, 1, 1);
    new Adam(3, Portions.HALVES).step(parameters, List.of(gradient(5, -0.001f, 0)), RATE);
    assertThat(DenseNetworks.values(parameters, 3))
        .containsExactly(new float[] {0.99f, 1.01f, 1}, within(1e-5f));
  }

  @Test
  void rateMayChangeFromStepToStep() {
    FloatPointer parameters = DenseNetworks.pointer(1);
    Adam adam = new Adam(1, Portions.HALVES);
    adam.step(parameters, List.of(gradient(2)), 0.1);
    adam.step(parameters, List.of(gradient(2)), 0);
    assertThat(DenseNetworks.values(parameters, 1)[0]).isCloseTo(0.9f, within(1e-6f));
    adam.step(parameters, List.of(gradient(2)), 0.2);
    assertThat(DenseNetworks.values(parameters, 1)[0]).isCloseTo(0.7f, within(1e-6f));
  }

  @Test
  void gradientsAreAddedAndStayAsTheyAre() {
    Gradient first = gradient(3, -1);
    Gradient second = gradient(-1, -4);
    FloatPointer ofBoth = DenseNetworks.pointer(0, 0);
    FloatPointer ofTheSum = DenseNetworks.pointer(0, 0);
    Adam both = new Adam(2, Portions.HALVES);
    Adam sum = new Adam(2, Portions.HALVES);
    for (int step = 0; step < 3; step++) {
      both.step(ofBoth, List.of(first, second), RATE);
      sum.step(ofTheSum, List.of(gradient(2, -5)), RATE);
    }
    assertThat(DenseNetworks.values(ofBoth, 2)).isEqualTo(DenseNetworks.values(ofTheSum, 2));
    assertThat(DenseNetworks.values(first.all(), 2)).containsExactly(3, -1);
  }
}
