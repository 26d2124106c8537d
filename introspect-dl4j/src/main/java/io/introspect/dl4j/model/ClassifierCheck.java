package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** What a network must be before it can be introspected. */
final class ClassifierCheck {

  /** Outputs in [0, 1] per class, which the error e = ½‖y − ŷ‖² of one-hot targets presupposes. */
  private static final Set<Class<?>> CLASSIFYING =
      Set.of(ActivationSoftmax.class, ActivationSigmoid.class, ActivationHardSigmoid.class);

  private ClassifierCheck() {}

  static void require(MultiLayerNetwork network) {
    if (network == null) {
      throw new IllegalArgumentException("expected a trained MultiLayerNetwork, found null");
    }
    if (!network.isInitCalled()) {
      throw new IntrospectionException(
          "expected an initialized and trained network, found one whose init() was never called");
    }
    if (network.getnLayers() < 2) {
      throw new IntrospectionException(
          "expected at least one hidden layer before the output, found a network of %d layer(s)"
              .formatted(network.getnLayers()));
    }
    requireClassifier(network);
  }

  private static void requireClassifier(MultiLayerNetwork network) {
    Layer last = lastLayer(network);
    if (!(last instanceof BaseOutputLayer output) || last instanceof RnnOutputLayer) {
      throw notAClassifier("a layer of kind " + last.getClass().getSimpleName());
    }
    if (!CLASSIFYING.contains(output.getActivationFn().getClass())) {
      throw notAClassifier("activation " + output.getActivationFn());
    }
    if (output.getNOut() < 2) {
      throw notAClassifier(output.getNOut() + " output");
    }
  }

  private static IntrospectionException notAClassifier(String found) {
    return new IntrospectionException(
        "expected a classifier, whose last layer is an output layer with softmax or sigmoid over at"
            + " least 2 classes; found "
            + found);
  }

  static int classes(MultiLayerNetwork network) {
    return Math.toIntExact(((BaseOutputLayer) lastLayer(network)).getNOut());
  }

  private static Layer lastLayer(MultiLayerNetwork network) {
    int last = network.getnLayers() - 1;
    return LayerSelection.unfrozen(network.getLayerWiseConfigurations().getConf(last).getLayer());
  }
}
