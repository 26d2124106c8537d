package io.introspect.dl4j.model;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * SHA-256 over what decides a network's activations: its layers' kinds and settings, its
 * parameters, and what is tapped. Settings of training (updater, rate, dropout) do not enter, so
 * that the same model saved and loaded, or prepared for more training, keeps its fingerprint. A
 * layer's settings are those of DL4J's JSON, which may differ between versions of DL4J.
 */
final class Fingerprint {

  /** The settings of a layer that do not enter into what it computes in inference. */
  private static final List<String> TRAINING =
      List.of(
          "biasInit",
          "biasUpdater",
          "constraints",
          "cudnnAlgoMode",
          "cudnnAllowFallback",
          "cudnnBwdDataAlgo",
          "cudnnBwdFilterAlgo",
          "cudnnFwdAlgo",
          "decay",
          "gainInit",
          "gradientNormalization",
          "gradientNormalizationThreshold",
          "idropout",
          "iupdater",
          "layerName",
          "lossFn",
          "minibatch",
          "regularization",
          "regularizationBias",
          "weightInitFn",
          "weightNoise");

  private Fingerprint() {}

  static String of(MultiLayerNetwork network, NetworkTap tap) {
    Sha256 digest = new Sha256();
    for (int i = 0; i < network.getnLayers(); i++) {
      digest.add(describe(network.getLayerWiseConfigurations().getConf(i).getLayer()));
    }
    digest.add(tap.description());
    return digest.add(network.params()).hex();
  }

  /**
   * Of what a graph's output is computed from, in topological order, each vertex with where its
   * inputs stand. What serves other outputs alone may change.
   */
  static String of(GraphPath path, NetworkTap tap) {
    ComputationGraph network = path.network();
    Sha256 digest = new Sha256();
    path.packed().ifPresent(inputs -> digest.add(inputs.toString()));
    for (String name : path.vertices()) {
      digest.add(describe(network, network.getVertex(name)));
      path.sources(name).forEach(place -> digest.add(String.valueOf(place)));
    }
    digest.add(tap.description());
    path.vertices().stream()
        .map(name -> network.getVertex(name).params())
        .filter(Objects::nonNull)
        .forEach(digest::add);
    return digest.hex();
  }

  private static String describe(ComputationGraph network, GraphVertex vertex) {
    if (vertex.hasLayer()) {
      return describe(vertex.getLayer().conf().getLayer());
    }
    var settings = network.getConfiguration().getVertices().get(vertex.getVertexName());
    return NeuralNetConfiguration.mapper()
        .valueToTree(LayerSelection.unfrozen(settings))
        .toString();
  }

  /** All of a layer's settings but those of training, as DL4J's own JSON names and sorts them. */
  private static String describe(Layer layer) {
    ObjectNode settings =
        NeuralNetConfiguration.mapper().valueToTree(LayerSelection.unfrozen(layer));
    return settings.remove(TRAINING).toString();
  }
}
