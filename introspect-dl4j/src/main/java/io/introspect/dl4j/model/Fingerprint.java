package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.TappedLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * SHA-256 over what decides a network's activations: its layers' kinds and activation functions,
 * its parameters, and what is tapped. Settings of training (updater, rate, dropout) do not enter,
 * so that the same model saved and loaded, or prepared for more training, keeps its fingerprint.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(MultiLayerNetwork network, ActivationTap tap) {
    Sha256 digest = new Sha256();
    for (int i = 0; i < network.getnLayers(); i++) {
      digest.add(describe(network.getLayerWiseConfigurations().getConf(i).getLayer()));
    }
    for (TappedLayer layer : tap.layers()) {
      digest.add(layer.toString());
    }
    return digest.add(network.params()).hex();
  }

  private static String describe(Layer layer) {
    Layer plain = LayerSelection.unfrozen(layer);
    String activation =
        plain instanceof BaseLayer base ? base.getActivationFn().getClass().getSimpleName() : "";
    return plain.getClass().getSimpleName() + ' ' + activation;
  }
}
