package io.introspect.dl4j.model;

import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes of one network, forward and back, from any number of threads.
 *
 * <p>DL4J's layers keep the input of their last call, so that two threads in one network corrupt
 * each other's results (deeplearning4j#9993). Here every call borrows a replica: layers of its own
 * over the same parameter array, so that a replica costs no memory worth naming until it first
 * walks back, which takes as much as the parameters. As many replicas are made as calls ever ran at
 * once.
 *
 * <p>The source network itself is only read. Thread-safe.
 */
public final class NetworkReplicas {

  private final Supplier<NetworkReplica> source;
  private final Deque<NetworkReplica> idle = new ConcurrentLinkedDeque<>();

  /**
   * Replicas of this network.
   *
   * @param source an initialized network; its parameters are shared, not copied
   */
  public NetworkReplicas(MultiLayerNetwork source) {
    this.source = () -> NetworkReplica.of(source);
  }

  /** Replicas of an initialized graph with one input. */
  NetworkReplicas(ComputationGraph source) {
    this.source = () -> NetworkReplica.of(source);
  }

  /**
   * The output for these rows, as in inference.
   *
   * @param x [n, …]
   * @return [n, outputs], detached and owned by the caller
   */
  public INDArray output(INDArray x) {
    List<INDArray> activations = feedForward(x);
    INDArray output = activations.get(activations.size() - 1);
    closeAllBut(activations, x, output);
    return output;
  }

  /**
   * The input and the activations of every layer for these rows, as in inference.
   *
   * @param x [n, …]
   * @return x itself, then one array per layer, detached and owned by the caller
   */
  public List<INDArray> feedForward(INDArray x) {
    return borrow(
        replica -> {
          List<INDArray> activations = replica.forward(x, Optional.empty());
          replica.clear();
          return activations;
        });
  }

  /**
   * The gradient, with respect to the input, of a function of the output, as in inference.
   *
   * @param x [n, …]
   * @param slope the function's derivatives with respect to the output, [n, outputs]; not changed
   * @return as x is shaped, detached and owned by the caller
   */
  public INDArray inputGradient(INDArray x, INDArray slope) {
    return borrow(
        replica -> {
          List<INDArray> activations = replica.forward(x, Optional.empty());
          Map<Integer, INDArray> slopes = new HashMap<>();
          slopes.put(activations.size() - 1, slope.dup());
          INDArray gradient = replica.backward(activations, slopes);
          replica.clear();
          closeAllBut(activations, x);
          return gradient;
        });
  }

  /** Lends a replica for some work, outside the caller's workspaces. */
  <T> T borrow(Function<NetworkReplica, T> work) {
    return Detached.call(
        () -> {
          NetworkReplica borrowed = idle.pollFirst();
          NetworkReplica replica = borrowed == null ? source.get() : borrowed;
          // One that fails is dropped: its layers may still hold what they were given.
          T result = work.apply(replica);
          idle.addFirst(replica);
          return result;
        });
  }

  /**
   * Frees activations. Layers and preprocessors may hand on the very memory that they were given,
   * under another shape even, so each piece of memory is freed at most once, and none that is kept.
   *
   * @param activations what to free
   * @param kept what not to free, even if it is among them
   */
  public static void closeAllBut(List<INDArray> activations, INDArray... kept) {
    Set<Long> seen = new HashSet<>();
    for (INDArray array : kept) {
      seen.add(array.data().address());
    }
    // All are told apart first: memory that has been freed no longer has an address.
    activations.stream()
        .filter(array -> seen.add(array.data().address()))
        .toList()
        .forEach(ArrayScope::free);
  }
}
