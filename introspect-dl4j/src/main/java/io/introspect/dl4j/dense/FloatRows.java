package io.introspect.dl4j.dense;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rows of a float32 matrix in the CPU's memory, each copied to the heap and back as a whole: a
 * copy within the cache costs next to nothing, and on the heap HotSpot computes many values at
 * once.
 *
 * <p>To be used by one thread. The matrix must stay open meanwhile.
 */
public final class FloatRows {

  private final INDArray matrix;
  private final FloatPointer start;
  private final int width;
  private final long stride;

  private FloatRows(INDArray matrix) {
    this.matrix = matrix;
    this.start = pointer(matrix);
    this.width = (int) matrix.size(1);
    this.stride = matrix.size(0) > 1 ? matrix.stride(0) : width;
  }

  /**
   * The rows of a matrix.
   *
   * @param matrix [n, width], as {@link #canRead} wants it
   * @return to read and to write
   */
  public static FloatRows of(INDArray matrix) {
    return new FloatRows(matrix);
  }

  /**
   * Whether the rows of a matrix can be copied as they are.
   *
   * @param array any
   * @return whether it is a float32 matrix, each row of which lies in one piece
   */
  public static boolean canRead(INDArray array) {
    return array.rank() == 2
        && array.dataType() == DataType.FLOAT
        && (array.stride(1) == 1 || array.size(1) == 1)
        && OpenBlas.isAvailable();
  }

  /** Whether the rows lie one right behind the other. */
  static boolean isDense(INDArray array) {
    return canRead(array) && (array.size(0) == 1 || array.stride(0) == array.size(1));
  }

  /** Where an array begins, whatever it is a view of. */
  static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  /**
   * How many values a row has.
   *
   * @return at least 1
   */
  public int width() {
    return width;
  }

  /**
   * How many rows there are.
   *
   * @return n
   */
  public int size() {
    return (int) matrix.size(0);
  }

  /**
   * Copies a row.
   *
   * @param row its number
   * @param into as long as a row, or longer
   */
  public void read(int row, float[] into) {
    copy(row * stride, into, 0);
  }

  /**
   * Copies a part of a row.
   *
   * @param row its number
   * @param column the first column
   * @param into as long as the part, or longer
   * @param n how many values
   */
  public void read(int row, int column, float[] into, int n) {
    try {
      start.position(row * stride + column).get(into, 0, n);
    } finally {
      Reference.reachabilityFence(matrix);
    }
  }

  private void copy(long position, float[] into, int at) {
    try {
      start.position(position).get(into, at, width);
    } finally {
      Reference.reachabilityFence(matrix); // whose memory may be freed as soon as nothing holds it
    }
  }

  /**
   * Overwrites a row.
   *
   * @param row its number
   * @param from as long as a row, or longer
   */
  public void write(int row, float[] from) {
    write(row, 0, from, 0, width);
  }

  /**
   * Overwrites a part of a row.
   *
   * @param row its number
   * @param column the first column
   * @param from among these are the new values
   * @param first where they begin
   * @param n how many of them
   */
  public void write(int row, int column, float[] from, int first, int n) {
    try {
      start.position(row * stride + column).put(from, first, n);
    } finally {
      Reference.reachabilityFence(matrix);
    }
  }

  /**
   * Copies all rows.
   *
   * @return row by row
   */
  public float[] values() {
    float[] all = new float[Math.multiplyExact(size(), width)];
    for (int row = 0; row < size(); row++) {
      copy(row * stride, all, row * width);
    }
    return all;
  }

  /**
   * Whether no value is infinite or NaN.
   *
   * @return false if one is
   */
  public boolean areFinite() {
    float[] values = new float[width];
    float[] sums = new float[width];
    for (int row = 0; row < size(); row++) {
      read(row, values);
      addNothing(values, sums, width);
    }
    for (float sum : sums) {
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  /** Nothing times infinity, or NaN, is NaN. */
  private static void addNothing(float[] values, float[] sums, int n) {
    for (int i = 0; i < n; i++) {
      sums[i] += values[i] * 0;
    }
  }
}
