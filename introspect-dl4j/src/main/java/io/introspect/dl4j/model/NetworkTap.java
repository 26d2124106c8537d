package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The tapped layers of a network: their places among its activations and in h. To tap another kind
 * of layer, add its width to {@link #units} and its flattening to {@link #gather} and {@link
 * #scatter}.
 *
 * @param layout which column is which unit
 * @param places the tapped layers' positions in the list of activations, ascending; the input is 0
 */
record NetworkTap(ActivationTap layout, List<Integer> places) {

  static NetworkTap of(MultiLayerNetwork network, LayerSelection selection) {
    SortedMap<Integer, Layer> hidden = new TreeMap<>();
    for (int i = 0; i < network.getnLayers() - 1; i++) {
      hidden.put(i + 1, network.getLayerWiseConfigurations().getConf(i).getLayer());
    }
    return of(hidden, selection);
  }

  /** Of the layers that an output of a graph is computed from, in topological order. */
  static NetworkTap of(GraphPath path, LayerSelection selection) {
    SortedMap<Integer, Layer> hidden = new TreeMap<>();
    for (String name : path.vertices()) {
      GraphVertex vertex = path.network().getVertex(name);
      if (vertex.hasLayer() && !name.equals(path.output())) {
        hidden.put(path.place(name), vertex.getLayer().conf().getLayer());
      }
    }
    return of(hidden, selection);
  }

  private static NetworkTap of(SortedMap<Integer, Layer> hidden, LayerSelection selection) {
    List<TappedLayer> layers = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int column = 0;
    for (Map.Entry<Integer, Layer> entry : hidden.entrySet()) {
      Layer layer = entry.getValue();
      if (selection.includes(layer)) {
        int units = units(layer);
        layers.add(new TappedLayer(layer.getLayerName(), column, units));
        places.add(entry.getKey());
        column = Math.addExact(column, units);
      }
    }
    requireFound(
        selection,
        layers.stream().map(TappedLayer::name).toList(),
        hidden.values().stream().map(Layer::getLayerName).toList());
    return new NetworkTap(ActivationTap.of(layers), List.copyOf(places));
  }

  private static void requireFound(
      LayerSelection selection, List<String> found, List<String> hidden) {
    List<String> missing =
        selection.names().stream().filter(name -> !found.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "expected hidden layers named %s, found no %s among %s"
              .formatted(selection.names(), missing, hidden));
    }
    if (found.isEmpty()) {
      throw new IntrospectionException(
          "expected at least one hidden layer to tap, found none that was selected among the hidden"
              + " layers "
              + hidden);
    }
  }

  private static int units(Layer layer) {
    if (LayerSelection.unfrozen(layer) instanceof DenseLayer dense) {
      return Math.toIntExact(dense.getNOut());
    }
    throw new IntrospectionException(
        "layer %s: expected a dense layer to tap, found %s; tap others through an"
                .formatted(layer.getLayerName(), layer.getClass().getSimpleName())
            + " IntrospectableModel of your own");
  }

  /**
   * Copies the tapped activations side by side.
   *
   * @param activations the input, then one array per layer or vertex, in the order of the forward
   *     pass
   * @return h, [n, p], float32, owned by the caller
   * @throws IntrospectionException if a tapped layer has other than one row for each of the input
   */
  INDArray gather(List<INDArray> activations) {
    long rows = activations.get(0).size(0);
    for (int i = 0; i < places.size(); i++) {
      requireRows(layout.layers().get(i), activations.get(places.get(i)), rows);
    }
    INDArray h = Nd4j.createUninitialized(DataType.FLOAT, rows, layout.width());
    for (int i = 0; i < places.size(); i++) {
      columns(h, i).assign(activations.get(places.get(i)));
    }
    return h;
  }

  /** ND4J would not: it copies what is larger past the end of the memory it is copied to. */
  private static void requireRows(TappedLayer layer, INDArray activation, long rows) {
    if (!Arrays.equals(activation.shape(), new long[] {rows, layer.units()})) {
      throw new IntrospectionException(
          "layer %s: expected activations of shape [%d, %d], found %s; a layer that is applied at"
                  .formatted(layer.name(), rows, layer.units(), Arrays.toString(activation.shape()))
              + " every time step cannot be tapped: leave it out by tap(...)");
    }
  }

  /**
   * The reverse of {@link #gather}: copies the columns of each tapped layer.
   *
   * @param matrix [n, p]
   * @param type of the copies
   * @return by place in the list of activations, owned by the caller
   */
  Map<Integer, INDArray> scatter(INDArray matrix, DataType type) {
    Map<Integer, INDArray> parts = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      INDArray columns = columns(matrix, i);
      parts.put(places.get(i), Nd4j.createUninitialized(type, columns.shape()).assign(columns));
    }
    return parts;
  }

  private INDArray columns(INDArray matrix, int tapped) {
    TappedLayer layer = layout.layers().get(tapped);
    return matrix.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(layer.firstColumn(), layer.firstColumn() + layer.units()));
  }
}
