package io.introspect.dl4j.train;

import io.introspect.dl4j.model.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Labels, checked and turned into class numbers: one-hot, [n, K], or, for two classes, a single
 * column of 0s and 1s, [n, 1], as networks with one output are trained with.
 */
public final class OneHotLabels {

  private OneHotLabels() {}

  /**
   * The class of each row.
   *
   * @param labels [n, K], or [n, 1] if K is 2
   * @param classes K
   * @param firstRow the number of the first row, for messages
   * @return from 0 to K − 1, one per row
   * @throws IllegalArgumentException if the shape is another, a row of K is not one 1 among 0s, or
   *     a single column has anything but 0s and 1s
   */
  public static int[] classes(INDArray labels, int classes, long firstRow) {
    if (labels.rank() == 2 && labels.size(1) == 1 && classes == 2) {
      return binary(labels, firstRow);
    }
    if (labels.rank() != 2 || labels.size(1) != classes) {
      throw new IllegalArgumentException(
          "expected one-hot labels of shape [n, %d]%s, as the classifier has %d classes; found %s in a batch (class numbers become one-hot by FeatureUtil.toOutcomeMatrix)"
              .formatted(
                  classes,
                  classes == 2 ? " or 0s and 1s of shape [n, 1]" : "",
                  classes,
                  Arrays.toString(labels.shape())));
    }
    int rows = Math.toIntExact(labels.size(0));
    float[] values = Rows.values(labels);
    int[] result = new int[rows];
    for (int row = 0; row < rows; row++) {
      float[] label = Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
      result[row] = classOf(label, firstRow + row);
    }
    return result;
  }

  /**
   * Refuses data in which a class does not occur.
   *
   * @param rowsPerClass how many rows each class has
   * @param what what the rows are, for the message
   * @throws IllegalArgumentException naming the classes that are missing
   */
  public static void requireEveryClass(long[] rowsPerClass, String what) {
    int[] missing =
        IntStream.range(0, rowsPerClass.length).filter(k -> rowsPerClass[k] == 0).toArray();
    if (missing.length > 0) {
      throw new IllegalArgumentException(
          "expected %s of all %d classes, found none of class %s among %d rows"
              .formatted(
                  what,
                  rowsPerClass.length,
                  Arrays.toString(missing),
                  Arrays.stream(rowsPerClass).sum()));
    }
  }

  private static int[] binary(INDArray labels, long firstRow) {
    float[] values = Rows.values(labels);
    int[] result = new int[values.length];
    for (int row = 0; row < result.length; row++) {
      if (values[row] != 0 && values[row] != 1) {
        throw new IllegalArgumentException(
            "expected a label of 0 or 1, found %s in row %d"
                .formatted(values[row], firstRow + row));
      }
      result[row] = (int) values[row];
    }
    return result;
  }

  private static int classOf(float[] label, long row) {
    int found = -1;
    for (int k = 0; k < label.length; k++) {
      if (label[k] == 1 && found < 0) {
        found = k;
      } else if (label[k] != 0) {
        throw notOneHot(label, row);
      }
    }
    if (found < 0) {
      throw notOneHot(label, row);
    }
    return found;
  }

  private static IllegalArgumentException notOneHot(float[] label, long row) {
    return new IllegalArgumentException(
        "expected a one-hot label, a single 1 among 0s, found %s in row %d"
            .formatted(Arrays.toString(label), row));
  }
}
