package io.introspect.dl4j.activations;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of a matrix that is filled once, from its first row to its last, and then read in any order.
 *
 * <ul>
 *   <li>appended: batches [n, width]; read: copies [n, width], float32, row-major
 * </ul>
 *
 * <p>To be filled by one thread; afterwards safe for reading by several threads at once.
 */
public interface ActivationStore extends AutoCloseable {

  /**
   * The number of values of a row.
   *
   * @return at least 1
   */
  int width();

  /**
   * How many rows have been appended.
   *
   * @return 0 for a new store
   */
  int rows();

  /**
   * Copies rows behind those that are there.
   *
   * @param batch [n, width], of any type and order; it stays the caller's
   * @throws IllegalArgumentException if the width is another, or a value cannot be kept
   * @throws io.introspect.IntrospectionException if there is no room left
   */
  void append(INDArray batch);

  /**
   * Copies rows out.
   *
   * @param wanted row numbers, each from 0 to {@code rows() − 1}, in any order, at least one
   * @return [wanted.length, width], float32, owned by the caller
   * @throws IllegalArgumentException if there is no such row
   * @throws io.introspect.IntrospectionException if they cannot be read
   * @throws java.util.concurrent.CancellationException if the thread, or another that reads
   *     meanwhile, is interrupted
   */
  INDArray read(int... wanted);

  /** Frees whatever the rows take. Closing twice does nothing. */
  @Override
  void close();
}
