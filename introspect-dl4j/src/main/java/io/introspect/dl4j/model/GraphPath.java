package io.introspect.dl4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What of a graph one of its outputs is computed from, and where it stands in the list of
 * activations: first the rows that are given, then, if the graph has several inputs, each of them,
 * then the vertices that lead to the output, in topological order. What serves other outputs alone
 * is left out.
 */
final class GraphPath {

  private final ComputationGraph network;
  private final Optional<PackedInputs> packed;
  private final List<String> inputs;
  private final List<String> vertices;

  private GraphPath(
      ComputationGraph network, Optional<PackedInputs> packed, List<String> vertices) {
    this.network = network;
    this.packed = packed;
    this.inputs = network.getConfiguration().getNetworkInputs();
    this.vertices = vertices;
  }

  /**
   * The path to an output of an initialized graph.
   *
   * @param types of the inputs, where several are not told by the graph
   */
  static GraphPath to(String output, ComputationGraph network, InputType... types) {
    boolean several = network.getConfiguration().getNetworkInputs().size() > 1;
    if (!several && types.length > 0) {
      throw new IllegalArgumentException(
          "expected no input types for a graph of one input, which takes its rows as they are;"
              + " found "
              + Arrays.toString(types));
    }
    Set<String> needed = new HashSet<>();
    collect(output, network.getConfiguration().getVertexInputs(), needed);
    List<String> vertices = new ArrayList<>();
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      if (!vertex.isInputVertex() && needed.contains(vertex.getVertexName())) {
        vertices.add(vertex.getVertexName());
      }
    }
    return new GraphPath(
        network,
        several ? Optional.of(PackedInputs.of(network, types)) : Optional.empty(),
        List.copyOf(vertices));
  }

  private static void collect(String vertex, Map<String, List<String>> inputs, Set<String> needed) {
    if (needed.add(vertex)) {
      inputs.getOrDefault(vertex, List.of()).forEach(source -> collect(source, inputs, needed));
    }
  }

  ComputationGraph network() {
    return network;
  }

  /** How the inputs lie in the rows, if there are several. */
  Optional<PackedInputs> packed() {
    return packed;
  }

  /** In topological order, without the inputs; the output comes last. */
  List<String> vertices() {
    return vertices;
  }

  String output() {
    return vertices.get(vertices.size() - 1);
  }

  int outputPlace() {
    return place(output());
  }

  /** Where an input or a vertex stands among the activations. */
  int place(String name) {
    int input = inputs.indexOf(name);
    int given = packed.isPresent() ? 1 : 0;
    return given + (input >= 0 ? input : inputs.size() + vertices.indexOf(name));
  }

  /** Where the activations stand that a vertex takes. */
  List<Integer> sources(String vertex) {
    return Arrays.stream(network.getVertex(vertex).getInputVertices())
        .map(VertexIndices::getVertexIndex)
        .map(index -> place(network.getVertices()[index].getVertexName()))
        .toList();
  }

  /** The layers, if each takes what the one before it gives, the first of them the only input. */
  Optional<org.deeplearning4j.nn.api.Layer[]> chain() {
    List<org.deeplearning4j.nn.api.Layer> layers = new ArrayList<>();
    for (int i = 0; i < vertices.size(); i++) {
      if (network.getVertex(vertices.get(i)) instanceof LayerVertex vertex
          && vertex.getLayerPreProcessor() == null
          && sources(vertices.get(i)).equals(List.of(i))) {
        layers.add(vertex.getLayer());
      }
    }
    return packed.isEmpty() && layers.size() == vertices.size()
        ? Optional.of(layers.toArray(org.deeplearning4j.nn.api.Layer[]::new))
        : Optional.empty();
  }

  /** The vertices on this path that a vertex leads to. */
  List<GraphVertex> followers(GraphVertex vertex) {
    VertexIndices[] all = vertex.getOutputVertices();
    return Arrays.stream(all == null ? new VertexIndices[0] : all)
        .map(index -> network.getVertices()[index.getVertexIndex()])
        .filter(next -> vertices.contains(next.getVertexName()))
        .toList();
  }

  /** The settings of a layer that takes the only input; empty if there is none, or several. */
  Optional<Layer> firstLayer() {
    return first().map(vertex -> vertex.getLayer().conf().getLayer());
  }

  /**
   * The mask of the only input in the training step under way; null if it has none.
   *
   * @throws IllegalArgumentException if there are several inputs, one of them masked
   */
  INDArray mask() {
    if (packed.isPresent()
        && vertices.stream()
            .map(network::getVertex)
            .anyMatch(vertex -> vertex.hasLayer() && vertex.getLayer().getMaskArray() != null)) {
      throw new IllegalArgumentException(
          "expected several inputs without masks, found one that is masked");
    }
    return first().map(vertex -> vertex.getLayer().getMaskArray()).orElse(null);
  }

  private Optional<GraphVertex> first() {
    return packed.isPresent()
        ? Optional.empty()
        : vertices.stream()
            .map(network::getVertex)
            .filter(vertex -> vertex.hasLayer() && sources(vertex.getVertexName()).contains(0))
            .findFirst();
  }

  /**
   * What a pass has computed, as the list of activations.
   *
   * @param named by the name of the vertex
   * @return null where there is nothing of that name; first an input, which has as many rows as the
   *     packed ones
   */
  List<INDArray> activations(Map<String, INDArray> named) {
    List<INDArray> activations = new ArrayList<>();
    if (packed.isPresent()) {
      activations.add(named.get(inputs.get(0)));
    }
    inputs.forEach(name -> activations.add(named.get(name)));
    vertices.forEach(name -> activations.add(named.get(name)));
    return activations;
  }
}
