package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.TappedLayer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * SHA-256 over what decides a network's activations: its layers' kinds and activation functions,
 * its parameters, and what is tapped. Settings of training (updater, rate, dropout) do not enter,
 * so that the same model saved and loaded, or prepared for more training, keeps its fingerprint.
 */
final class Fingerprint {

  /** Parameters pass through the heap in pieces of this many, however large the network. */
  private static final int PIECE = 1 << 18;

  private Fingerprint() {}

  static String of(MultiLayerNetwork network, ActivationTap tap) {
    MessageDigest digest = sha256();
    for (int i = 0; i < network.getnLayers(); i++) {
      update(digest, describe(network.getLayerWiseConfigurations().getConf(i).getLayer()));
    }
    for (TappedLayer layer : tap.layers()) {
      update(digest, layer.toString());
    }
    INDArray parameters = network.params();
    INDArray flat = parameters.reshape(parameters.length());
    for (long from = 0; from < flat.length(); from += PIECE) {
      long to = Math.min(flat.length(), from + PIECE);
      update(digest, flat.get(NDArrayIndex.interval(from, to)).toFloatVector());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String describe(Layer layer) {
    Layer plain = LayerSelection.unfrozen(layer);
    String activation =
        plain instanceof BaseLayer base ? base.getActivationFn().getClass().getSimpleName() : "";
    return plain.getClass().getSimpleName() + ' ' + activation;
  }

  private static void update(MessageDigest digest, String text) {
    digest.update((text + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
