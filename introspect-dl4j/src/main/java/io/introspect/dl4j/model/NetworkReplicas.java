package io.introspect.dl4j.model;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
    return Detached.call(
        () -> {
          MultiLayerNetwork borrowed = idle.pollFirst();
          MultiLayerNetwork replica = borrowed == null ? replicate() : borrowed;
          // One that fails is dropped: its layers may still hold what they were given.
          List<INDArray> activations = pass(replica, x);
          idle.addFirst(replica);
          return activations;
        });
  }

  /**
   * Layer by layer, since DL4J's own output() refuses to run while the caller has a workspace open.
   */
  private static List<INDArray> pass(MultiLayerNetwork replica, INDArray x) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    int rows = Math.toIntExact(x.size(0));
    List<INDArray> activations = new ArrayList<>();
    activations.add(x);
    INDArray current = x;
    for (int i = 0; i < replica.getnLayers(); i++) {
      InputPreProcessor before = replica.getLayerWiseConfigurations().getInputPreProcess(i);
      INDArray input = before == null ? current : before.preProcess(current, rows, workspaces);
      boolean overwritten = worksInPlace(replica.getLayer(i).conf().getLayer());
      current = replica.getLayer(i).activate(overwritten ? input.dup() : input, false, workspaces);
      replica.getLayer(i).clear();
      activations.add(current);
    }
    return activations;
  }

  /** Whether the layer's result takes the place of its input: it must then be given a copy. */
  private static boolean worksInPlace(Layer layer) {
    Layer plain = LayerSelection.unfrozen(layer);
    return plain instanceof ActivationLayer || plain instanceof PReLULayer;
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

  private MultiLayerNetwork replicate() {
    MultiLayerNetwork replica = new MultiLayerNetwork(source.getLayerWiseConfigurations().clone());
    replica.init(source.params(), false);
    return replica;
  }
}
