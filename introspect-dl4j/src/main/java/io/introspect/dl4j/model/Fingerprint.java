package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.TappedLayer;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
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

  static String of(MultiLayerNetwork network, ActivationTap tap) {
    Sha256 digest = new Sha256();
    for (int i = 0; i < network.getnLayers(); i++) {
      digest.add(describe(network.getLayerWiseConfigurations().getConf(i).getLayer()));
    }
    return close(digest, tap, network.params());
  }

  /** Of a graph, in the topological order of its vertices, each with where its inputs stand. */
  static String of(ComputationGraph network, ActivationTap tap) {
    Sha256 digest = new Sha256();
    List<Integer> order = Arrays.stream(network.topologicalSortOrder()).boxed().toList();
    for (int index : order) {
      GraphVertex vertex = network.getVertices()[index];
      if (!vertex.isInputVertex()) {
        digest.add(describe(network, vertex));
        for (VertexIndices source : vertex.getInputVertices()) {
          digest.add(String.valueOf(order.indexOf(source.getVertexIndex())));
        }
      }
    }
    return close(digest, tap, network.params());
  }

  private static String close(Sha256 digest, ActivationTap tap, INDArray parameters) {
    for (TappedLayer layer : tap.layers()) {
      digest.add(layer.toString());
    }
    return digest.add(parameters).hex();
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
