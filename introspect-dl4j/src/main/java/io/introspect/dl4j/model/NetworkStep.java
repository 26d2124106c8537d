package io.introspect.dl4j.model;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One step of a network's forward pass, and of the way back.
 *
 * <p>Keeps what it was given until it is cleared; to be used by one thread.
 */
interface NetworkStep {

  /** Which activations it takes: 0 is the network's input, i the result of step i − 1. */
  List<Integer> sources();

  /**
   * The result, as in inference; it may be the very memory of what is given.
   *
   * @param given the activations at {@link #sources}
   * @param rows of the network's input: within the network, an array may have one for every time
   *     step of every row
   */
  INDArray forward(List<INDArray> given, int rows);

  /**
   * The gradient with respect to what {@link #forward} was given last, one array for each.
   *
   * @param slope the derivatives with respect to the result; may be overwritten, or returned
   */
  List<INDArray> backward(INDArray slope);

  /** Lets go of all that was kept, before the arrays given and returned are freed. */
  void clear();
}
