package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

/** Against sums in double precision, into memory that is full of NaN. */
class OpenBlasTest {

  private static FloatPointer unset(int length) {
    float[] nan = new float[length];
    Arrays.fill(nan, Float.NaN);
    return new FloatPointer(nan);
  }

  private static void assertAlike(FloatPointer seen, double[] expected) {
    float[] values = DenseNetworks.values(seen, expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) values[i]).as("at %d", i).isCloseTo(expected[i], within(2e-5));
    }
  }

  @Test
  void isThere() {
    assertThat(OpenBlas.isAvailable()).isTrue();
  }

  @Property(tries = 60, seed = "42")
  void forwardIsRowsTimesWeights(
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 40) int inputs,
      @ForAll @IntRange(min = 1, max = 40) int outputs) {
    float[] x = DenseNetworks.normal(n * inputs, 1);
    float[] w = DenseNetworks.normal(inputs * outputs, 2);
    double[] expected = new double[n * outputs];
    for (int row = 0; row < n; row++) {
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          expected[row * outputs + j] += (double) x[row * inputs + i] * w[j * inputs + i];
        }
      }
    }
    FloatPointer y = unset(expected.length);

    OpenBlas.forward(new FloatPointer(x), new FloatPointer(w), y, n, inputs, outputs);

    assertAlike(y, expected);
  }

  @Property(tries = 60, seed = "42")
  void inputSlopeIsSlopesTimesWeightsTransposed(
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 40) int inputs,
      @ForAll @IntRange(min = 1, max = 40) int outputs) {
    float[] dy = DenseNetworks.normal(n * outputs, 1);
    float[] w = DenseNetworks.normal(inputs * outputs, 2);
    double[] expected = new double[n * inputs];
    for (int row = 0; row < n; row++) {
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          expected[row * inputs + i] += (double) dy[row * outputs + j] * w[j * inputs + i];
        }
      }
    }
    FloatPointer dx = unset(expected.length);

    OpenBlas.inputSlope(new FloatPointer(dy), new FloatPointer(w), dx, n, inputs, outputs);

    assertAlike(dx, expected);
  }

  @Property(tries = 60, seed = "42")
  void weightSlopeIsRowsTransposedTimesSlopes(
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 40) int inputs,
      @ForAll @IntRange(min = 1, max = 40) int outputs) {
    float[] x = DenseNetworks.normal(n * inputs, 1);
    float[] dy = DenseNetworks.normal(n * outputs, 2);
    double[] expected = new double[inputs * outputs];
    for (int row = 0; row < n; row++) {
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          expected[j * inputs + i] += (double) x[row * inputs + i] * dy[row * outputs + j];
        }
      }
    }
    FloatPointer dw = unset(expected.length);

    OpenBlas.weightSlope(new FloatPointer(x), new FloatPointer(dy), dw, n, inputs, outputs);

    assertAlike(dw, expected);
  }
}
