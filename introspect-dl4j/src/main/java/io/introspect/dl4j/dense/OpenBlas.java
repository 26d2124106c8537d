package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of float32 matrices by the OpenBLAS that ND4J's CPU backend brings along, without ND4J's
 * checks and copies in between: of one row by 200 x 200 weights these take ten times as long as the
 * product.
 *
 * <p>All rows are given row-major, [n, columns], one behind the other; weights as DL4J keeps them,
 * column-major, [inputs, outputs]. The memory is the caller's to keep. Thread-safe.
 */
final class OpenBlas {

  private static final int COLUMN_MAJOR = 102;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  /**
   * So many rows are multiplied one by one: a product of matrices first copies all weights into
   * another order, which takes as long as sixteen rows.
   */
  private static final int FEW = 12;

  private OpenBlas() {}

  /** Whether arrays lie in the memory of the CPU, and OpenBLAS is there. */
  static boolean isAvailable() {
    return Availability.FOUND;
  }

  private static boolean isFound() {
    if (!Nd4j.getBackend().getEnvironment().isCPU()) {
      return false;
    }
    try {
      Class.forName("org.bytedeco.openblas.global.openblas_nolapack");
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** y = x · w, [n, outputs]. */
  static void forward(
      FloatPointer x, FloatPointer w, FloatPointer y, int n, int inputs, int outputs) {
    if (n <= FEW) {
      for (int row = 0; row < n; row++) {
        FloatPointer from = new FloatPointer(x).position((long) row * inputs);
        FloatPointer to = new FloatPointer(y).position((long) row * outputs);
        openblas_nolapack.cblas_sgemv(
            COLUMN_MAJOR, TRANSPOSED, inputs, outputs, 1, w, inputs, from, 1, 0, to, 1);
      }
    } else {
      product(TRANSPOSED, AS_IT_IS, outputs, n, inputs, w, inputs, x, inputs, y, outputs);
    }
  }

  /** The slope with respect to x, dx = dy · wᵀ, [n, inputs]. */
  static void inputSlope(
      FloatPointer dy, FloatPointer w, FloatPointer dx, int n, int inputs, int outputs) {
    product(AS_IT_IS, AS_IT_IS, inputs, n, outputs, w, inputs, dy, outputs, dx, inputs);
  }

  /** The slope with respect to w, dw = xᵀ · dy, column-major, [inputs, outputs]. */
  static void weightSlope(
      FloatPointer x, FloatPointer dy, FloatPointer dw, int n, int inputs, int outputs) {
    product(AS_IT_IS, TRANSPOSED, inputs, outputs, n, x, inputs, dy, outputs, dw, inputs);
  }

  /** c = op(a) · op(b), [rows, columns], column-major. */
  private static void product(
      int a,
      int b,
      int rows,
      int columns,
      int between,
      FloatPointer left,
      int leftStride,
      FloatPointer right,
      int rightStride,
      FloatPointer result,
      int resultStride) {
    openblas_nolapack.cblas_sgemm(
        COLUMN_MAJOR,
        a,
        b,
        rows,
        columns,
        between,
        1,
        left,
        leftStride,
        right,
        rightStride,
        0,
        result,
        resultStride);
  }

  /** Looked for once, when first asked: it is asked for every array. */
  private static final class Availability {
    private static final boolean FOUND = isFound();
  }
}
