package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/**
 * The shapes of the rows of a graph's inputs. A graph does not keep what {@code setInputTypes(…)}
 * said, but the layers and preprocessors that it led to tell most of it.
 */
final class InputShapes {

  private InputShapes() {}

  /** What the layers that take an input tell of it. */
  static RowShape told(ComputationGraphConfiguration graph, String input) {
    List<String> consumers =
        graph.getVertexInputs().entrySet().stream()
            .filter(entry -> entry.getValue().contains(input))
            .map(Map.Entry::getKey)
            .toList();
    return consumers.stream()
        .map(name -> LayerSelection.unfrozen(graph.getVertices().get(name)))
        .filter(LayerVertex.class::isInstance)
        .flatMap(vertex -> told(input, (LayerVertex) vertex).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IntrospectionException(
                    "input %s: expected a layer that tells the shape of its rows, found %s; a graph does not keep what setInputTypes(…) said: say it again by inputTypes(InputType…)"
                        .formatted(input, consumers)));
  }

  /** What the caller says of an input. */
  static RowShape said(String input, InputType type) {
    RowShape shape = RowShape.of(input, type.getShape());
    if (shape.sizes().stream().anyMatch(size -> size <= 0 && size != RowShape.UNKNOWN)) {
      throw new IllegalArgumentException(
          "input %s: expected a type of known sizes, found %s".formatted(input, type));
    }
    return shape;
  }

  private static Optional<RowShape> told(String input, LayerVertex vertex) {
    Layer layer = LayerSelection.unfrozen(vertex.getLayerConf().getLayer());
    return vertex.getPreProcessor() == null
        ? ofLayer(input, layer)
        : ofPreprocessor(input, vertex.getPreProcessor(), layer);
  }

  private static Optional<RowShape> ofPreprocessor(
      String input, InputPreProcessor before, Layer layer) {
    if (before instanceof FeedForwardToCnnPreProcessor flat) {
      long size = flat.getNumChannels() * flat.getInputHeight() * flat.getInputWidth();
      return Optional.of(RowShape.of(input, size));
    }
    if (before instanceof CnnToFeedForwardPreProcessor image) {
      long height = image.getInputHeight();
      long width = image.getInputWidth();
      long channels = image.getNumChannels();
      return Optional.of(
          image.getFormat() == CNN2DFormat.NHWC
              ? RowShape.of(input, height, width, channels)
              : RowShape.of(input, channels, height, width));
    }
    return before instanceof RnnToFeedForwardPreProcessor steps
            && layer instanceof FeedForwardLayer each
        ? Optional.of(sequence(input, each.getNIn(), steps.getRnnDataFormat()))
        : Optional.empty();
  }

  private static Optional<RowShape> ofLayer(String input, Layer layer) {
    if (layer instanceof EmbeddingLayer) {
      return Optional.of(RowShape.of(input, 1));
    }
    if (layer instanceof DenseLayer
        || (layer instanceof BaseOutputLayer && !(layer instanceof RnnOutputLayer))) {
      return Optional.of(RowShape.of(input, ((FeedForwardLayer) layer).getNIn()));
    }
    return recurrent(layer).map(found -> sequence(input, found.getNIn(), found.getRnnDataFormat()));
  }

  private static Optional<BaseRecurrentLayer> recurrent(Layer layer) {
    if (layer instanceof BaseRecurrentLayer found) {
      return Optional.of(found);
    }
    if (layer instanceof BaseWrapperLayer wrapper) {
      return recurrent(wrapper.getUnderlying());
    }
    return layer instanceof Bidirectional both ? recurrent(both.getFwd()) : Optional.empty();
  }

  private static RowShape sequence(String input, long features, RNNFormat format) {
    return format == RNNFormat.NWC
        ? RowShape.of(input, RowShape.UNKNOWN, features)
        : RowShape.of(input, features, RowShape.UNKNOWN);
  }
}
