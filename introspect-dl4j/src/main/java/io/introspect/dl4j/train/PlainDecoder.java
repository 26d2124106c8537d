package io.introspect.dl4j.train;

import io.introspect.DecoderWeights;
import io.introspect.DecoderWeights.Activation;
import io.introspect.DecoderWeights.Dense;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads the weights out of a decoder network; the standardization becomes part of the last layer.
 */
final class PlainDecoder {

  private PlainDecoder() {}

  static DecoderWeights of(MultiLayerNetwork network, Standardizer standardizer) {
    List<Dense> layers = new ArrayList<>();
    int last = network.getnLayers() - 1;
    for (int i = 0; i < last; i++) {
      layers.add(
          new Dense(
              Rows.values(network.getLayer(i).getParam("W")),
              Rows.values(network.getLayer(i).getParam("b")),
              Activation.ELU));
    }
    try (ArrayScope scope = new ArrayScope()) {
      // (x·W + b) · scale + mean = x · (W · scale) + (b · scale + mean)
      INDArray bias = scope.own(network.getLayer(last).getParam("b").dup());
      standardizer.invert(bias.reshape(1, bias.length()));
      INDArray weights =
          standardizer.rescale(scope.own(network.getLayer(last).getParam("W").dup()));
      layers.add(new Dense(Rows.values(weights), Rows.values(bias), Activation.IDENTITY));
    }
    return new DecoderWeights(layers);
  }
}
