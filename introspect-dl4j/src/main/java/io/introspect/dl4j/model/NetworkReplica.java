package io.introspect.dl4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of either kind, walked step by step: DL4J's own passes refuse to run while the caller
 * has a workspace open, and walk back from a loss only. It has layers of its own over the
 * parameters of the network that it replicates, to which it never writes.
 *
 * <p>To be used by one thread at a time.
 */
final class NetworkReplica {

  private final List<NetworkStep> steps;
  private final Consumer<INDArray> entrance;
  private final Consumer<Optional<INDArray>> masks;
  private final Runnable gradients;
  private boolean prepared;

  private NetworkReplica(
      List<NetworkStep> steps,
      Consumer<INDArray> entrance,
      Consumer<Optional<INDArray>> masks,
      Runnable gradients) {
    this.steps = steps;
    this.entrance = entrance;
    this.masks = masks;
    this.gradients = gradients;
  }

  /** Of a network with one layer after another; it should end with its output layer. */
  static NetworkReplica of(MultiLayerNetwork source) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(InferenceConfiguration.of(source.getLayerWiseConfigurations()));
    network.init(source.params(), false);
    List<NetworkStep> steps = new ArrayList<>();
    for (int i = 0; i < network.getnLayers(); i++) {
      InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
      OneDnn.follow(source.getLayer(i), network.getLayer(i));
      steps.add(new LayerStep(i, before, network.getLayer(i)));
    }
    return new NetworkReplica(
        steps,
        x -> {},
        mask ->
            mask.ifPresentOrElse(
                there -> network.setLayerMaskArrays(there, null), network::clearLayerMaskArrays),
        network::initGradientsView);
  }

  /** Of a graph with one input; its steps are the other vertices in topological order. */
  static NetworkReplica of(ComputationGraph source) {
    ComputationGraph network =
        new ComputationGraph(InferenceConfiguration.of(source.getConfiguration()));
    network.init(source.params(), false);
    int[] order = network.topologicalSortOrder();
    Map<Integer, Integer> places = new HashMap<>();
    List<NetworkStep> steps = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      places.put(order[place], place);
      GraphVertex vertex = network.getVertices()[order[place]];
      if (vertex.hasLayer()) {
        OneDnn.follow(source.getVertices()[order[place]].getLayer(), vertex.getLayer());
      }
      if (!vertex.isInputVertex()) {
        steps.add(step(vertex, places));
      }
    }
    return new NetworkReplica(
        steps,
        x -> network.setInput(0, x),
        mask ->
            mask.ifPresentOrElse(
                there -> network.setLayerMaskArrays(new INDArray[] {there}, null),
                network::clearLayerMaskArrays),
        network::initGradientsView);
  }

  private static NetworkStep step(GraphVertex vertex, Map<Integer, Integer> places) {
    List<Integer> sources =
        Arrays.stream(vertex.getInputVertices())
            .map(VertexIndices::getVertexIndex)
            .map(places::get)
            .toList();
    return vertex instanceof LayerVertex layer
        ? new LayerStep(sources.get(0), layer.getLayerPreProcessor(), layer.getLayer())
        : new VertexStep(sources, vertex);
  }

  /**
   * The input and the result of every step, as in inference.
   *
   * @param x [n, …], of the network's data type
   * @param mask which time steps of x are there, [n, steps]; kept until {@link #clear}
   * @return x itself, then one array per step, owned by the caller; several may share their memory
   */
  List<INDArray> forward(INDArray x, Optional<INDArray> mask) {
    entrance.accept(x);
    mask.ifPresent(there -> masks.accept(mask));
    int rows = Math.toIntExact(x.size(0));
    List<INDArray> activations = new ArrayList<>();
    activations.add(x);
    for (NetworkStep step : steps) {
      activations.add(step.forward(step.sources().stream().map(activations::get).toList(), rows));
    }
    return activations;
  }

  /**
   * Walks back from the last forward pass.
   *
   * @param activations what it gave
   * @param slopes the derivatives with respect to some of the activations, by their place in that
   *     list; taken over, and freed
   * @return the derivatives with respect to x, of its shape, owned by the caller
   */
  INDArray backward(List<INDArray> activations, Map<Integer, INDArray> slopes) {
    prepare();
    INDArray[] at = new INDArray[activations.size()];
    slopes.forEach((place, slope) -> at[place] = slope);
    List<INDArray> made = new ArrayList<>(slopes.values());
    for (int place = steps.size(); place > 0; place--) {
      if (at[place] != null) {
        NetworkStep step = steps.get(place - 1);
        List<INDArray> below = step.backward(at[place]);
        made.addAll(below);
        IntStream.range(0, below.size())
            .forEach(i -> add(below.get(i), step.sources().get(i), at, made));
      }
    }
    INDArray x = activations.get(0);
    INDArray gradient = at[0] == null ? Nd4j.zeros(x.dataType(), x.shape()) : at[0].dup('c');
    NetworkReplicas.closeAllBut(made, activations.toArray(INDArray[]::new));
    return gradient;
  }

  /** Not in place: a step may return one array for several of its sources. */
  private static void add(INDArray slope, int place, INDArray[] at, List<INDArray> made) {
    if (at[place] == null) {
      at[place] = slope;
    } else {
      at[place] = at[place].add(slope);
      made.add(at[place]);
    }
  }

  /** DL4J's layers cannot walk back without a place for the gradients of their parameters. */
  private void prepare() {
    if (!prepared) {
      gradients.run();
      prepared = true;
    }
  }

  /** Lets go of the last pass, before its activations are freed. */
  void clear() {
    steps.forEach(NetworkStep::clear);
    entrance.accept(null);
    masks.accept(Optional.empty());
  }
}
