package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A layer of a network that is not its output.
 *
 * @param settings its configuration
 * @param readAt where its units are read in the list of activations: behind the batch
 *     normalizations, activations and dropouts that follow it alone
 */
record HiddenLayer(Layer settings, int readAt) {

  String name() {
    return settings.getLayerName();
  }

  /** Its units, or empty if it has none of its own. */
  Optional<LayerUnits> units() {
    return LayerUnits.of(settings);
  }

  /** All but the last layer, by place; the input is 0. */
  static SortedMap<Integer, HiddenLayer> of(MultiLayerNetwork network) {
    SortedMap<Integer, HiddenLayer> hidden = new TreeMap<>();
    int last = network.getnLayers() - 1;
    for (int i = 0; i < last; i++) {
      int behind = i;
      while (behind + 1 < last && LayerUnits.reshapesOnly(settings(network, behind + 1))) {
        behind++;
      }
      hidden.put(i + 1, new HiddenLayer(settings(network, i), behind + 1));
    }
    return hidden;
  }

  private static Layer settings(MultiLayerNetwork network, int layer) {
    return network.getLayerWiseConfigurations().getConf(layer).getLayer();
  }

  /** The layers of a graph that are no outputs, in topological order. */
  static SortedMap<Integer, HiddenLayer> of(ComputationGraph network) {
    List<Integer> order = Arrays.stream(network.topologicalSortOrder()).boxed().toList();
    SortedMap<Integer, HiddenLayer> hidden = new TreeMap<>();
    for (int place = 0; place < order.size(); place++) {
      GraphVertex vertex = network.getVertices()[order.get(place)];
      if (vertex.hasLayer() && !isOutput(network, vertex)) {
        int behind = order.indexOf(behind(network, vertex).getVertexIndex());
        hidden.put(place, new HiddenLayer(vertex.getLayer().conf().getLayer(), behind));
      }
    }
    return hidden;
  }

  private static boolean isOutput(ComputationGraph network, GraphVertex vertex) {
    return network.getConfiguration().getNetworkOutputs().contains(vertex.getVertexName());
  }

  /** The last of the vertices that follow this one alone and only reshape. */
  private static GraphVertex behind(ComputationGraph network, GraphVertex vertex) {
    VertexIndices[] next = vertex.getOutputVertices();
    if (next == null || next.length != 1) {
      return vertex;
    }
    GraphVertex follower = network.getVertices()[next[0].getVertexIndex()];
    return follower.hasLayer()
            && !isOutput(network, follower)
            && LayerUnits.reshapesOnly(follower.getLayer().conf().getLayer())
        ? behind(network, follower)
        : vertex;
  }
}
