package io.introspect.dl4j.trust;

import io.introspect.dl4j.train.HarvestedRows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Harvested rows of three activations and two classes, to be filled in by hand. */
final class HandMadeRows implements HarvestedRows {

  private final float[][] activations;
  private final float[][] outputs;
  private final float[] logErrors;
  private final int[] classes;

  /** Rows of zeros, all of class 0 and predicted so without any doubt. */
  HandMadeRows(int rows) {
    activations = new float[rows][3];
    outputs = new float[rows][];
    Arrays.setAll(outputs, row -> new float[] {1, 0});
    logErrors = new float[rows];
    classes = new int[rows];
  }

  HandMadeRows set(int row, float... h) {
    activations[row] = h;
    return this;
  }

  HandMadeRows outcome(int row, int truth, float logError, float... output) {
    classes[row] = truth;
    logErrors[row] = logError;
    outputs[row] = output;
    return this;
  }

  @Override
  public int rows() {
    return classes.length;
  }

  @Override
  public int width() {
    return 3;
  }

  @Override
  public INDArray inputs(int... rows) {
    return pick(activations, rows);
  }

  @Override
  public INDArray outputs(int... rows) {
    return pick(outputs, rows);
  }

  @Override
  public INDArray targets(int... rows) {
    float[] picked = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = logErrors[rows[i]];
    }
    return HandMade.matrix(1, picked);
  }

  private static INDArray pick(float[][] values, int... rows) {
    int width = values[0].length;
    float[] picked = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values[rows[i]], 0, picked, i * width, width);
    }
    return HandMade.matrix(width, picked);
  }

  @Override
  public int[] trueClasses() {
    return classes.clone();
  }
}
