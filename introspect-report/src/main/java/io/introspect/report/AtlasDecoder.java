package io.introspect.report;

import io.introspect.DecoderWeights;
import io.introspect.DecoderWeights.Dense;

/** The decoder's weights, exactly: layer by layer W, row by row, then b. */
final class AtlasDecoder {

  private AtlasDecoder() {}

  static void addTo(AtlasBlocks blocks, DecoderWeights decoder) {
    int size = 0;
    for (Dense layer : decoder.layers()) {
      size += (layer.inputs() + 1) * layer.outputs();
    }
    float[] all = new float[size];
    int offset = 0;
    for (Dense layer : decoder.layers()) {
      float[] weights = layer.weights();
      System.arraycopy(weights, 0, all, offset, weights.length);
      offset += weights.length;
      System.arraycopy(layer.bias(), 0, all, offset, layer.outputs());
      offset += layer.outputs();
    }
    blocks.floats("decoder", all);
  }
}
