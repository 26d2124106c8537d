package io.introspect.dl4j.trust;

import io.introspect.dl4j.model.Rows;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the classifier's outputs alone tell. Scores outside (0, 1) are taken for the nearest. */
final class OutputEvidence {

  /** Less than what float32 resolves below 1, so that no two outputs are clipped to the same. */
  static final double FLOOR = 0x1p-25;

  private final float[][] outputs;

  /** Of outputs [n, K]. */
  OutputEvidence(INDArray output) {
    float[] values = Rows.values(output);
    int classes = (int) output.size(1);
    outputs = new float[values.length / classes][];
    for (int row = 0; row < outputs.length; row++) {
      outputs[row] = Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
    }
  }

  double[] maximum() {
    return each(row -> row[largest(row)]);
  }

  double[] logit() {
    return each(
        row -> {
          double most = clipped(row[largest(row)]);
          return Math.log(most / (1 - most));
        });
  }

  double[] margin() {
    return each(
        row -> {
          int first = largest(row);
          double second = FLOOR;
          for (int k = 0; k < row.length; k++) {
            if (k != first) {
              second = Math.max(second, clipped(row[k]));
            }
          }
          return Math.log(clipped(row[first]) / second);
        });
  }

  double[] entropy() {
    return each(
        row -> {
          double sum = 0;
          for (float output : row) {
            sum += clipped(output);
          }
          double entropy = 0;
          for (float output : row) {
            double share = clipped(output) / sum;
            entropy -= share * Math.log(share);
          }
          return -Math.log(Math.max(entropy, FLOOR));
        });
  }

  /** The predicted class of each row; of equal outputs the first. */
  int[] predicted() {
    return Arrays.stream(outputs).mapToInt(OutputEvidence::largest).toArray();
  }

  private double[] each(ToDoubleFunction<float[]> evidence) {
    return Arrays.stream(outputs).mapToDouble(evidence).toArray();
  }

  private static double clipped(float output) {
    return Math.min(Math.max(output, FLOOR), 1 - FLOOR);
  }

  private static int largest(float[] row) {
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      if (row[k] > row[best]) {
        best = k;
      }
    }
    return best;
  }
}
