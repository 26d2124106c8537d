package io.introspect.dl4j.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A layer of a network that is not its output.
 *
 * @param settings its configuration
 * @param place where it stands in the list of activations
 * @param readAt where its units are read in the list of activations: behind the batch
 *     normalizations, activations and dropouts that follow it alone
 */
record HiddenLayer(Layer settings, int place, int readAt) {

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
      hidden.put(i + 1, new HiddenLayer(settings(network, i), i + 1, behind + 1));
    }
    return hidden;
  }

  private static Layer settings(MultiLayerNetwork network, int layer) {
    return network.getLayerWiseConfigurations().getConf(layer).getLayer();
  }

  /** The layers that an output of a graph is computed from, in topological order. */
  static SortedMap<Integer, HiddenLayer> of(GraphPath path) {
    SortedMap<Integer, HiddenLayer> hidden = new TreeMap<>();
    for (String name : path.vertices()) {
      GraphVertex vertex = path.network().getVertex(name);
      if (vertex.hasLayer() && !name.equals(path.output())) {
        int behind = path.place(behind(path, vertex).getVertexName());
        int place = path.place(name);
        hidden.put(place, new HiddenLayer(settings(vertex), place, behind));
      }
    }
    return hidden;
  }

  private static Layer settings(GraphVertex vertex) {
    return vertex.getLayer().conf().getLayer();
  }

  /** The last of the vertices that follow this one alone and only reshape. */
  private static GraphVertex behind(GraphPath path, GraphVertex vertex) {
    List<GraphVertex> next = path.followers(vertex);
    if (next.size() != 1) {
      return vertex;
    }
    GraphVertex follower = next.get(0);
    return follower.hasLayer()
            && !follower.getVertexName().equals(path.output())
            && LayerUnits.reshapesOnly(settings(follower))
        ? behind(path, follower)
        : vertex;
  }
}
