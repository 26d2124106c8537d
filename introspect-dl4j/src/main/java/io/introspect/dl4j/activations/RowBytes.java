package io.introspect.dl4j.activations;

import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of matrices as bytes: float32 in the order of the machine, row by row. On the CPU the
 * bytes are the matrix's own memory, so that a file is read straight into it; elsewhere they are a
 * copy.
 */
final class RowBytes {

  /** A buffer has at most 2^31 − 1 bytes. */
  private static final long MOST = 1L << 30;

  /** Works on the bytes of the rows from a first to before a last one. */
  @FunctionalInterface
  interface Work {
    void on(ByteBuffer bytes, int from, int to);
  }

  private RowBytes() {}

  /** Shows the bytes of all rows, in their order, some at a time. */
  static void of(INDArray matrix, Work work) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray dense = isDense(matrix) ? matrix : scope.own(rowMajor(matrix, scope));
      if (isDense(dense)) {
        inPlace(dense, work);
      } else {
        float[] values = Rows.values(dense);
        inParts(
            rows(dense),
            width(dense),
            (from, to) -> work.on(copied(values, dense, from, to), from, to));
      }
    }
  }

  private static INDArray rowMajor(INDArray matrix, ArrayScope scope) {
    return matrix.dataType() == DataType.FLOAT
        ? matrix.dup('c')
        : scope.own(matrix.castTo(DataType.FLOAT)).dup('c');
  }

  private static ByteBuffer copied(float[] values, INDArray matrix, int from, int to) {
    int width = width(matrix);
    ByteBuffer bytes = onHeap((to - from) * width);
    bytes.asFloatBuffer().put(values, from * width, (to - from) * width);
    return bytes;
  }

  /** A new matrix whose bytes are written by some work. */
  static INDArray filled(int rows, int width, Work work) {
    INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, rows, width);
    if (!isDense(matrix)) {
      ArrayScope.free(matrix);
      return filledOnHeap(rows, width, work);
    }
    try {
      inPlace(matrix, work);
      return matrix;
    } catch (RuntimeException | Error e) {
      ArrayScope.free(matrix);
      throw e;
    }
  }

  private static INDArray filledOnHeap(int rows, int width, Work work) {
    float[] values = new float[Math.multiplyExact(rows, width)];
    inParts(
        rows,
        width,
        (from, to) -> {
          ByteBuffer bytes = onHeap((to - from) * width);
          work.on(bytes, from, to);
          bytes.clear().asFloatBuffer().get(values, from * width, (to - from) * width);
        });
    return Nd4j.create(values, new long[] {rows, width}, 'c');
  }

  private static void inPlace(INDArray matrix, Work work) {
    BytePointer memory = new BytePointer(matrix.data().addressPointer());
    long rowBytes = (long) width(matrix) * Float.BYTES;
    inParts(
        rows(matrix),
        width(matrix),
        (from, to) -> {
          memory.limit(to * rowBytes).position(from * rowBytes);
          work.on(memory.asByteBuffer(), from, to);
        });
  }

  /** From a first to before a last row. */
  private interface Part {
    void of(int from, int to);
  }

  private static void inParts(int rows, int width, Part part) {
    int most = (int) Math.max(1, MOST / ((long) width * Float.BYTES));
    for (int from = 0; from < rows; from += most) {
      part.of(from, (int) Math.min(rows, (long) from + most));
    }
  }

  private static boolean isDense(INDArray matrix) {
    return FloatRows.canRead(matrix) && (matrix.size(0) == 1 || matrix.stride(0) == matrix.size(1));
  }

  private static ByteBuffer onHeap(int values) {
    return ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  private static int rows(INDArray matrix) {
    return Math.toIntExact(matrix.size(0));
  }

  private static int width(INDArray matrix) {
    return Math.toIntExact(matrix.size(1));
  }
}
