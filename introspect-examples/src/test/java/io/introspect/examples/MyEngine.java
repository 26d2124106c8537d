package io.introspect.examples;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What the README's adapter stands before: softmax regression of two classes, on one hidden layer
 * of three units, of two inputs, in plain Java.
 */
final class MyEngine {

  private final float[][] v = {{1, -2, 0.5f}, {0.5f, 1, -1}};
  private final float[][] w = {{2, -1}, {-1, 1}, {0.5f, -2}};

  /** The hidden units of one row, then its classes: one forward pass. */
  float[][] run(float... row) {
    float[] hidden = weighted(row, v, Math::tanh);
    float[] output = weighted(hidden, w, Math::exp);
    float sum = output[0] + output[1];
    return new float[][] {hidden, {output[0] / sum, output[1] / sum}};
  }

  private static float[] weighted(float[] in, float[][] weights, DoubleUnaryOperator bend) {
    float[] out = new float[weights[0].length];
    for (int j = 0; j < out.length; j++) {
      double sum = 0;
      for (int i = 0; i < in.length; i++) {
        sum += in[i] * weights[i][j];
      }
      out[j] = (float) bend.applyAsDouble(sum);
    }
    return out;
  }

  /** Tells one set of weights from another. */
  String checksum() {
    return Integer.toHexString(31 * Arrays.deepHashCode(v) + Arrays.deepHashCode(w));
  }
}
