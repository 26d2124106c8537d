package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The tapped layers of a MultiLayerNetwork: their places in the network and in h. To tap another
 * kind of layer, add its width to {@link #units} and its flattening to {@link #gather}.
 *
 * @param layout which column is which unit
 * @param indices the tapped layers' positions in the network, ascending
 */
record MultiLayerTap(ActivationTap layout, List<Integer> indices) {

  static MultiLayerTap of(MultiLayerNetwork network, LayerSelection selection) {
    List<TappedLayer> layers = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    int column = 0;
    for (int i = 0; i < network.getnLayers() - 1; i++) {
      Layer layer = network.getLayerWiseConfigurations().getConf(i).getLayer();
      hidden.add(layer.getLayerName());
      if (selection.includes(layer)) {
        int units = units(layer);
        layers.add(new TappedLayer(layer.getLayerName(), column, units));
        indices.add(i);
        column = Math.addExact(column, units);
      }
    }
    requireFound(selection, layers.stream().map(TappedLayer::name).toList(), hidden);
    return new MultiLayerTap(ActivationTap.of(layers), List.copyOf(indices));
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
   * @param activations the input, then one array per layer, as DL4J lists them
   * @return h, [n, p], float32, owned by the caller
   */
  INDArray gather(List<INDArray> activations) {
    long rows = activations.get(0).size(0);
    INDArray h = Nd4j.createUninitialized(DataType.FLOAT, rows, layout.width());
    for (int i = 0; i < indices.size(); i++) {
      TappedLayer layer = layout.layers().get(i);
      h.get(
              NDArrayIndex.all(),
              NDArrayIndex.interval(layer.firstColumn(), layer.firstColumn() + layer.units()))
          .assign(activations.get(indices.get(i) + 1));
    }
    return h;
  }
}
