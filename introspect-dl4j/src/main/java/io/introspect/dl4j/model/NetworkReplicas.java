package io.introspect.dl4j.model;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forward passes of one network from any number of threads.
 *
 * <p>DL4J's layers keep the input of their last call, so that two threads in one network corrupt
 * each other's results (deeplearning4j#9993). Here every call borrows a replica: layers of its own
 * over the same parameter array, so that a replica costs no memory worth naming. As many replicas
 * are made as calls ever ran at once.
 *
 * <p>The source network itself is only read. Thread-safe.
 */
public final class NetworkReplicas {

  private final MultiLayerNetwork source;
  private final Deque<MultiLayerNetwork> idle = new ConcurrentLinkedDeque<>();

  /**
   * Replicas of this network.
   *
   * @param source an initialized network; its parameters are shared, not copied
   */
  public NetworkReplicas(MultiLayerNetwork source) {
    this.source = source;
  }

  /**
   * The output for these rows, as in inference.
   *
   * @param x [n, …]
   * @return [n, outputs], detached and owned by the caller
   */
  public INDArray output(INDArray x) {
    return with(replica -> replica.output(x, false));
  }

  /**
   * The input and the activations of every layer for these rows, as in inference.
   *
   * @param x [n, …]
   * @return x itself, then one array per layer, detached and owned by the caller
   */
  public List<INDArray> feedForward(INDArray x) {
    return with(replica -> replica.feedForward(x, false));
  }

  /** A replica that has failed is dropped: its layers may still hold what they were given. */
  private <T> T with(Function<MultiLayerNetwork, T> work) {
    return Detached.call(
        () -> {
          MultiLayerNetwork borrowed = idle.pollFirst();
          MultiLayerNetwork replica = borrowed == null ? replicate() : borrowed;
          T result = work.apply(replica);
          idle.addFirst(replica);
          return result;
        });
  }

  private MultiLayerNetwork replicate() {
    MultiLayerNetwork replica = new MultiLayerNetwork(source.getLayerWiseConfigurations().clone());
    replica.init(source.params(), false);
    return replica;
  }
}
