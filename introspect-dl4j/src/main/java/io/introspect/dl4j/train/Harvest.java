package io.introspect.dl4j.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one pass of the data through the classifier left: activations, errors and true classes.
 *
 * <ul>
 *   <li>inputs: h, [rows, p]; targets: log10 e, [rows, 1]
 * </ul>
 */
final class Harvest extends MatrixRows {

  private final int[] classes;
  private final String dataHash;

  Harvest(INDArray activations, INDArray logErrors, int[] classes, String dataHash) {
    super(activations, logErrors);
    this.classes = classes;
    this.dataHash = dataHash;
  }

  /** The true class of every row. */
  int[] classes() {
    return classes.clone();
  }

  /** SHA-256 over features and labels in their order, hexadecimal. */
  String dataHash() {
    return dataHash;
  }

  /**
   * Refuses data in which a class does not occur.
   *
   * @throws IllegalArgumentException naming the classes that are missing
   */
  void requireEveryClass(int count) {
    long[] rowsPerClass = new long[count];
    for (int k : classes) {
      rowsPerClass[k]++;
    }
    OneHotLabels.requireEveryClass(rowsPerClass, "training rows");
  }
}
