package io.introspect.dl4j.model;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/**
 * The units that a layer has of its own, by its configuration. This is the place to teach the tap
 * another kind of layer.
 *
 * <ul>
 *   <li>dense, embedding, autoencoding layers: their units;
 *   <li>convolutional layers of any dimension, and attention by learned queries: their channels;
 *   <li>recurrent layers, one- or two-directional, and attention over a sequence: their units, at
 *       each time step; inside LastTimeStep, at the last;
 *   <li>other layers by SameDiff: as their output type says;
 *   <li>none: batch normalization, activation, dropout ({@link #reshapesOnly}), and pooling,
 *       padding, cropping, upsampling, which only say again what the layer before has said.
 * </ul>
 *
 * @param arrangement how they stand in an array of activations
 * @param count how many
 * @param last whether they are the last dimension of the array instead of the second
 */
record LayerUnits(Arrangement arrangement, int count, boolean last) {

  /** How units stand in an array of activations. */
  enum Arrangement {
    /** [n, units]. */
    ROWS,
    /** [n, units, …]: an image, a volume, or a line of each. */
    CHANNELS,
    /** [n, units, steps], or [n · steps, units] with all rows of the first step first. */
    STEPS
  }

  /** The units of a hidden layer; empty if it has none of its own. */
  static Optional<LayerUnits> of(Layer frozenOrNot) {
    Layer layer = LayerSelection.unfrozen(frozenOrNot);
    if (reshapesOnly(layer) || layer instanceof BaseOutputLayer) {
      return Optional.empty();
    }
    if (layer instanceof BaseWrapperLayer wrapper) {
      return of(wrapper.getUnderlying()).map(units -> units.within(wrapper));
    }
    if (layer instanceof Bidirectional both) {
      int factor = both.getMode() == Bidirectional.Mode.CONCAT ? 2 : 1;
      return of(both.getFwd())
          .map(one -> new LayerUnits(one.arrangement, one.count * factor, one.last));
    }
    if (layer instanceof SameDiffLayer) {
      return ofOutput(layer);
    }
    return layer instanceof FeedForwardLayer trained && trained.getNOut() > 0
        ? Optional.of(ofTrained(trained))
        : Optional.empty();
  }

  /**
   * Whether a layer only bends, scales or drops what the layer before it computes: units are read
   * behind such layers, as the rest of the network sees them.
   */
  static boolean reshapesOnly(Layer frozenOrNot) {
    Layer layer = LayerSelection.unfrozen(frozenOrNot);
    return layer instanceof BatchNormalization
        || layer instanceof ActivationLayer
        || layer instanceof DropoutLayer
        || layer instanceof PReLULayer
        || layer instanceof LocalResponseNormalization;
  }

  private LayerUnits within(BaseWrapperLayer wrapper) {
    if (wrapper instanceof LastTimeStep) {
      return new LayerUnits(Arrangement.ROWS, count, false);
    }
    return wrapper instanceof TimeDistributed each
        ? new LayerUnits(Arrangement.STEPS, count, each.getRnnDataFormat() == RNNFormat.NWC)
        : this;
  }

  private static LayerUnits ofTrained(FeedForwardLayer layer) {
    int count = Math.toIntExact(layer.getNOut());
    if (layer instanceof BaseRecurrentLayer recurrent) {
      return new LayerUnits(
          Arrangement.STEPS, count, recurrent.getRnnDataFormat() == RNNFormat.NWC);
    }
    if (layer instanceof EmbeddingSequenceLayer embedding) {
      return new LayerUnits(Arrangement.STEPS, count, embedding.getOutputFormat() == RNNFormat.NWC);
    }
    return layer instanceof ConvolutionLayer convolution
        ? new LayerUnits(Arrangement.CHANNELS, count, channelsLast(convolution))
        : new LayerUnits(Arrangement.ROWS, count, false);
  }

  private static boolean channelsLast(ConvolutionLayer layer) {
    if (layer instanceof Convolution1DLayer line) {
      return line.getRnnDataFormat() == RNNFormat.NWC;
    }
    return layer instanceof Convolution3D volume
        ? volume.getDataFormat() == Convolution3D.DataFormat.NDHWC
        : layer.getCnn2dDataFormat() == CNN2DFormat.NHWC;
  }

  /**
   * What such a layer gives for a sequence or else an image: the units that do not depend on how
   * large these are.
   */
  private static Optional<LayerUnits> ofOutput(Layer layer) {
    return Stream.of(
            ofOutput(layer, n -> InputType.recurrent(n, 32)),
            ofOutput(layer, n -> InputType.convolutional(32, 32, n)),
            ofOutput(layer, InputType::feedForward))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<LayerUnits> ofOutput(Layer layer, IntFunction<InputType> input) {
    try {
      // A copy, since some layers keep what they are asked about.
      Optional<LayerUnits> units = ofType(layer, layer.clone().getOutputType(0, input.apply(2)));
      return units.equals(ofType(layer, layer.clone().getOutputType(0, input.apply(3))))
          ? units
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // takes another kind of input
    }
  }

  private static Optional<LayerUnits> ofType(Layer layer, InputType output) {
    if (output instanceof InputType.InputTypeRecurrent steps) {
      Arrangement arrangement =
          layer instanceof LearnedSelfAttentionLayer ? Arrangement.CHANNELS : Arrangement.STEPS;
      return Optional.of(
          new LayerUnits(
              arrangement, Math.toIntExact(steps.getSize()), steps.getFormat() == RNNFormat.NWC));
    }
    if (output instanceof InputType.InputTypeConvolutional image) {
      return Optional.of(
          new LayerUnits(
              Arrangement.CHANNELS,
              Math.toIntExact(image.getChannels()),
              image.getFormat() == CNN2DFormat.NHWC));
    }
    return output instanceof InputType.InputTypeFeedForward plain
        ? Optional.of(new LayerUnits(Arrangement.ROWS, Math.toIntExact(plain.getSize()), false))
        : Optional.empty();
  }
}
