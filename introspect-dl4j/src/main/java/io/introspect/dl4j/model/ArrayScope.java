package io.introspect.dl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Frees the arrays of a block of code when it ends.
 *
 * <p>Instead of try-with-resources on the arrays themselves: up to 1.0.0-beta7 ND4J throws when an
 * array is closed that is a view or belongs to a workspace, which callers cannot always know.
 *
 * <pre>{@code
 * try (ArrayScope scope = new ArrayScope()) {
 *   INDArray h = scope.own(rows.inputs(block));
 *   …
 * }
 * }</pre>
 *
 * <p>To be used by one thread.
 */
public final class ArrayScope implements AutoCloseable {

  private final List<INDArray> arrays = new ArrayList<>();

  /** A scope that owns nothing yet. */
  public ArrayScope() {}

  /**
   * Takes over an array.
   *
   * @param array freed when the scope closes
   * @return the same array
   */
  public INDArray own(INDArray array) {
    arrays.add(array);
    return array;
  }

  /** Frees all arrays that can be freed. */
  @Override
  public void close() {
    arrays.forEach(ArrayScope::free);
    arrays.clear();
  }

  /**
   * Frees an array, unless it is a view, belongs to a workspace, or was freed before.
   *
   * @param array to be used no more
   */
  public static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
