package io.introspect.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.introspect.Observation;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The values of arrays, to be compared bit for bit. */
final class Bits {

  private Bits() {}

  /** Row-major. */
  static float[] of(INDArray array) {
    return array.dup('c').castTo(DataType.FLOAT).reshape(array.length()).toFloatVector();
  }

  /** Output, then activations; closes the observation. */
  static float[] ofBoth(Observation seen) {
    try (seen) {
      float[] output = of(seen.output());
      float[] activations = of(seen.activations());
      float[] both = Arrays.copyOf(output, output.length + activations.length);
      System.arraycopy(activations, 0, both, output.length, activations.length);
      return both;
    }
  }

  /** A copy of one row, [1, …]. */
  static INDArray row(INDArray rows, int number) {
    return rows.get(NDArrayIndex.interval(number, number + 1)).dup('c');
  }

  static void assertSame(Observation expected, Observation found, String sentence) {
    assertArrayEquals(of(expected.output()), of(found.output()), sentence + ": output");
    assertArrayEquals(
        of(expected.activations()), of(found.activations()), sentence + ": activations");
  }
}
