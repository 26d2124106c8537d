package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import io.introspect.dl4j.model.LayerUnits.Arrangement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/**
 * Which hidden layers of a network are tapped, and how they are read. The output layer is never
 * among them, nor are layers without units of their own: batch normalization, activation and
 * dropout layers, behind which the layer before them is read, and pooling, padding, cropping and
 * upsampling. Immutable.
 *
 * @param wanted which layers are tapped besides those named, of those that have units
 * @param names the layers that are tapped by name and must all be there
 * @param reading how they are read
 */
public record LayerSelection(Predicate<Layer> wanted, List<String> names, TapReading reading) {

  /**
   * Checks that nothing is null.
   *
   * @param wanted which layers are tapped besides those named
   * @param names the layers that are tapped by name
   * @param reading how they are read
   */
  public LayerSelection {
    Objects.requireNonNull(wanted, "wanted");
    names = List.copyOf(names);
    Objects.requireNonNull(reading, "reading");
  }

  /**
   * All hidden layers with units of their own, frozen or not: dense, convolutional, recurrent and
   * attention layers, but not embeddings, which look up what they are given: the default.
   *
   * @return the selection
   */
  public static LayerSelection all() {
    return matching(
        layer -> !(layer instanceof EmbeddingLayer || layer instanceof EmbeddingSequenceLayer));
  }

  /**
   * The hidden dense layers, frozen or not, as the paper taps its Net2.
   *
   * @return the selection
   */
  public static LayerSelection dense() {
    return matching(layer -> layer instanceof DenseLayer);
  }

  /**
   * The layers of these names.
   *
   * @param names at least one
   * @return the selection
   */
  public static LayerSelection named(String... names) {
    List<String> wanted = List.copyOf(Arrays.asList(names));
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("expected the name of at least one layer, found none");
    }
    return new LayerSelection(layer -> false, wanted, TapReading.STANDARD);
  }

  /**
   * The layers whose configuration satisfies a condition.
   *
   * @param wanted the condition
   * @return the selection
   */
  public static LayerSelection matching(Predicate<Layer> wanted) {
    return new LayerSelection(wanted, List.of(), TapReading.STANDARD);
  }

  /**
   * The same layers, with their channels read in another way.
   *
   * @param value {@link ChannelReading#mean()} by default
   * @return the selection
   */
  public LayerSelection withChannels(ChannelReading value) {
    return with(new TapReading(value, reading.steps()));
  }

  /**
   * The same layers, at other time steps. With {@link StepReading#EVERY}, those wanted are only the
   * ones that work step by step.
   *
   * @param value {@link StepReading#LAST} by default
   * @return the selection
   */
  public LayerSelection withSteps(StepReading value) {
    return with(new TapReading(reading.channels(), value));
  }

  /**
   * The same layers, read in another way.
   *
   * @param value how
   * @return the selection
   */
  public LayerSelection with(TapReading value) {
    return new LayerSelection(wanted, names, value);
  }

  /** The tapped ones of a network's hidden layers, in their order. */
  List<HiddenLayer> from(Collection<HiddenLayer> hidden) {
    requireNamed(hidden);
    List<HiddenLayer> found = hidden.stream().filter(this::includes).toList();
    if (found.isEmpty()) {
      throw new IntrospectionException(
          "expected at least one hidden layer to tap, found none that was selected%s among the hidden layers %s"
              .formatted(
                  reading.steps() == StepReading.EVERY
                      ? " and works step by step (inside LastTimeStep only the last step is seen)"
                      : "",
                  hidden.stream().map(HiddenLayer::name).toList()));
    }
    return found;
  }

  private void requireNamed(Collection<HiddenLayer> hidden) {
    List<String> there = hidden.stream().map(HiddenLayer::name).toList();
    List<String> missing = names.stream().filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "expected hidden layers named %s, found no %s among %s".formatted(names, missing, there));
    }
    hidden.stream().filter(layer -> names.contains(layer.name())).forEach(this::requireReadable);
  }

  private void requireReadable(HiddenLayer layer) {
    String kind = unfrozen(layer.settings()).getClass().getSimpleName();
    if (layer.units().isEmpty()) {
      throw new IllegalArgumentException(
          "layer %s: expected a layer with units of its own, found a %s; tap the layer before it"
              .formatted(layer.name(), kind));
    }
    if (!fits(layer)) {
      throw new IllegalArgumentException(
          "layer %s: expected a layer that works step by step, since every step is read, found a %s"
              .formatted(layer.name(), kind));
    }
  }

  /** Whether a layer is selected; a frozen one is looked at as if it were not. */
  private boolean includes(HiddenLayer layer) {
    return names.contains(layer.name())
        || (layer.units().isPresent() && fits(layer) && wanted.test(unfrozen(layer.settings())));
  }

  private boolean fits(HiddenLayer layer) {
    return reading.steps() != StepReading.EVERY
        || layer.units().orElseThrow().arrangement() == Arrangement.STEPS;
  }

  /** The configuration that a frozen layer wraps, or the layer itself. */
  static Layer unfrozen(Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return unfrozen(frozen.getLayer());
    }
    return layer instanceof FrozenLayerWithBackprop frozen
        ? unfrozen(frozen.getUnderlying())
        : layer;
  }

  /** The vertex that a frozen one wraps, or the vertex itself. */
  static GraphVertex unfrozen(GraphVertex vertex) {
    return vertex instanceof FrozenVertex frozen ? unfrozen(frozen.getUnderlying()) : vertex;
  }
}
