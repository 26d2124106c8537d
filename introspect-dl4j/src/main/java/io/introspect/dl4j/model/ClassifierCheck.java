package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
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
    requireClassifier(lastLayer(network));
  }

  static void require(ComputationGraph network) {
    if (network == null) {
      throw new IllegalArgumentException("expected a trained ComputationGraph, found null");
    }
    if (network.getVertices() == null) {
      throw new IntrospectionException(
          "expected an initialized and trained graph, found one whose init() was never called");
    }
    List<String> outputs = network.getConfiguration().getNetworkOutputs();
    if (outputs.size() == 1) {
      require(network, outputs.get(0));
    }
  }

  static void require(ComputationGraph network, String output) {
    List<String> outputs = network.getConfiguration().getNetworkOutputs();
    if (!outputs.contains(output)) {
      throw new IllegalArgumentException(
          "expected one of the graph's outputs %s, found %s".formatted(outputs, output));
    }
    GraphVertex last = network.getVertex(output);
    if (!last.hasLayer()) {
      throw notAClassifier("a vertex of kind " + last.getClass().getSimpleName());
    }
    requireClassifier(layer(network, output));
  }

  /** The graph's output if it has one only. */
  static String onlyOutput(ComputationGraph network) {
    require(network);
    List<String> outputs = network.getConfiguration().getNetworkOutputs();
    if (outputs.size() != 1) {
      throw new IllegalStateException(
          "expected the name of the output that classifies, found a graph of outputs %s and none chosen: choose one by output(name)"
              .formatted(outputs));
    }
    return outputs.get(0);
  }

  private static void requireClassifier(Layer last) {
    if (!(last instanceof BaseOutputLayer output)) {
      throw notAClassifier("a layer of kind " + last.getClass().getSimpleName());
    }
    if (!CLASSIFYING.contains(output.getActivationFn().getClass())) {
      throw notAClassifier("activation " + output.getActivationFn());
    }
    if (output.getNOut() < 2 && output.getActivationFn() instanceof ActivationSoftmax) {
      throw notAClassifier("softmax over %d output".formatted(output.getNOut()));
    }
  }

  private static IntrospectionException notAClassifier(String found) {
    return new IntrospectionException(
        "expected a classifier, whose last layer is an output layer with softmax or sigmoid over at"
            + " least 2 classes, or a single sigmoid that tells two apart; found "
            + found);
  }

  static int classes(MultiLayerNetwork network) {
    return classes(lastLayer(network));
  }

  static int classes(ComputationGraph network, String output) {
    return classes(layer(network, output));
  }

  private static int classes(Layer last) {
    int outputs = outputs(last);
    return outputs == 1 ? BinaryOutput.CLASSES : outputs;
  }

  /** The number of a classifier's own outputs, 1 if it is a single sigmoid. */
  static int outputs(Layer last) {
    return Math.toIntExact(((BaseOutputLayer) last).getNOut());
  }

  static Layer lastLayer(MultiLayerNetwork network) {
    int last = network.getnLayers() - 1;
    return LayerSelection.unfrozen(network.getLayerWiseConfigurations().getConf(last).getLayer());
  }

  static Layer layer(ComputationGraph network, String name) {
    return LayerSelection.unfrozen(network.getLayer(name).conf().getLayer());
  }
}
