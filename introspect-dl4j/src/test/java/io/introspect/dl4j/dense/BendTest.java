package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BendTest {

  /** Functions of the user's own, which may be anything. */
  private static final class HalfIdentity extends ActivationIdentity {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      return in.muli(0.5);
    }
  }

  private static final class ShiftedRelu extends ActivationReLU {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      return super.getActivation(in.subi(1), training);
    }
  }

  private static final class ShiftedElu extends ActivationELU {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      return super.getActivation(in.subi(1), training);
    }
  }

  private static final class SharpSoftmax extends ActivationSoftmax {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      return super.getActivation(in.muli(2), training);
    }
  }

  private static INDArray row(float... values) {
    return Nd4j.createFromArray(new float[][] {values});
  }

  private static IActivation dl4j(Bend bend) {
    return Activation.valueOf(bend.name()).getActivationFunction();
  }

  @ParameterizedTest
  @EnumSource
  void isFoundForTheFunctionOfItsName(Bend bend) {
    assertThat(Bend.of(dl4j(bend))).contains(bend);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      mode = Mode.EXCLUDE,
      names = {"IDENTITY", "ELU", "RELU", "SIGMOID", "TANH", "SOFTMAX"})
  void allOtherFunctionsAreLeftToNd4j(Activation activation) {
    assertThat(Bend.of(activation.getActivationFunction())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0, 2, 1.0000001})
  void anEluOfAnotherAlphaIsLeftToNd4j(double alpha) {
    assertThat(Bend.of(new ActivationELU(alpha))).isEmpty();
  }

  /** By reflection, since 1.0.0-beta7 has none. */
  @Test
  void aBoundedReluIsLeftToNd4j() throws ReflectiveOperationException {
    for (Constructor<?> constructor : ActivationReLU.class.getConstructors()) {
      if (constructor.getParameterCount() == 3) {
        IActivation bounded = (IActivation) constructor.newInstance(6.0, 0.0, 0.0);
        assertThat(Bend.of(bounded)).isEmpty();
      }
    }
    assertThat(Bend.of(new ActivationReLU())).contains(Bend.RELU);
  }

  @Test
  void anEluWhoseAlphaIsOneIsTaken() {
    assertThat(Bend.of(new ActivationELU(1))).contains(Bend.ELU);
  }

  @Test
  void kindsOfTheUsersOwnAreLeftToNd4j() {
    assertThat(Bend.of(new HalfIdentity())).isEmpty();
    assertThat(Bend.of(new ShiftedRelu())).isEmpty();
    assertThat(Bend.of(new ShiftedElu())).isEmpty();
    assertThat(Bend.of(new SharpSoftmax())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void bendsAsNd4jDoes(Bend bend) {
    float[] values = DenseNetworks.normal(1000, 3);
    INDArray expected = dl4j(bend).getActivation(row(values), false);

    bend.apply(values, new float[1000], 1000);

    assertThat(values).containsExactly(expected.ravel().toFloatVector(), within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void slopesAreThoseOfNd4j(Bend bend) {
    float[] x = DenseNetworks.normal(1000, 3);
    float[] slopes = DenseNetworks.normal(1000, 4);
    INDArray expected = dl4j(bend).backprop(row(x), row(slopes)).getFirst();
    bend.apply(x, new float[1000], 1000);

    bend.slope(slopes, x, 1000);

    assertThat(slopes).containsExactly(expected.ravel().toFloatVector(), within(2e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void touchesTheFirstValuesOnly(Bend bend) {
    float[] values = {-1, -1, -1};
    float[] slopes = {2, 2, 2};

    bend.apply(values, new float[2], 2);
    bend.slope(slopes, new float[] {-0.5f, -0.5f, -0.5f}, 2);

    assertThat(values[2]).isEqualTo(-1);
    assertThat(slopes[2]).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void nanIsNotHidden(Bend bend) {
    float[] values = {Float.NaN, 1};
    bend.apply(values, new float[2], 2);
    assertThat(values[0]).isNaN();
    float[] other = {1};
    bend.apply(other, new float[1], 1);
    if (bend == Bend.SOFTMAX) { // all of whose results depend on every value
      assertThat(values[1]).isNaN();
    } else {
      assertThat(values[1]).isEqualTo(other[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void largeValuesStayWithinTheRange(Bend bend) {
    float[] values = {-1e30f, 1e30f};
    INDArray expected = dl4j(bend).getActivation(row(values), false);
    bend.apply(values, new float[2], 2);
    assertThat(values).containsExactly(expected.ravel().toFloatVector());
  }

  @Test
  void reluHasNoSlopeAtZero() {
    float[] slopes = {3, 3, 3};
    Bend.RELU.slope(slopes, new float[] {0, -0f, Float.MIN_VALUE}, 3);
    assertThat(slopes).containsExactly(0, 0, 3);
  }
}
