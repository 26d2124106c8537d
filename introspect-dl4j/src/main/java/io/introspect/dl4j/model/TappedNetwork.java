package io.introspect.dl4j.model;

import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.StepObservation;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.LayerUnits.Arrangement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the models of DL4J's networks have in common: passes whose output and tapped activations are
 * told apart.
 *
 * @param replicas run the passes
 * @param tap which activations are read
 * @param output how the output is read
 * @param outputPlace where the output stands among the activations
 * @param first the settings of the layer that takes the only input, if there is one
 * @param type the network's data type
 * @param direct a shorter way through networks of plain dense layers
 */
record TappedNetwork(
    NetworkReplicas replicas,
    NetworkTap tap,
    ReadLayer output,
    int outputPlace,
    Optional<Layer> first,
    DataType type,
    Optional<DirectPass> direct) {

  /** How an output layer's result is read: of sequences, at each row's last step. */
  static ReadLayer output(Layer last) {
    return output(last, ClassifierCheck.outputs(last));
  }

  /** How so many columns before or behind an output layer are read, likewise. */
  static ReadLayer output(Layer last, int outputs) {
    LayerUnits units =
        new LayerUnits(
            LayerSelection.unfrozen(last) instanceof RnnOutputLayer
                ? Arrangement.STEPS
                : Arrangement.ROWS,
            outputs,
            unitsLast(last));
    return new ReadLayer(
        new TappedLayer("output", 0, outputs), units, ChannelReading.mean(), StepReading.LAST);
  }

  /** Whether an output layer's steps come before its units. */
  static boolean unitsLast(Layer last) {
    return LayerSelection.unfrozen(last) instanceof RnnOutputLayer sequences
        && sequences.getRnnDataFormat() == RNNFormat.NWC;
  }

  /** Checks what a first layer's settings say of its input; the rest is left to the network. */
  static void requireShape(INDArray x, Layer first, InputPreProcessor before) {
    if (before == null && LayerSelection.unfrozen(first) instanceof DenseLayer dense) {
      if (x.rank() != 2 || x.size(1) != dense.getNIn()) {
        throw new IllegalArgumentException(
            "expected rows of shape [n, %d], found %s"
                .formatted(dense.getNIn(), Arrays.toString(x.shape())));
      }
    }
  }

  Observation observe(INDArray x) {
    return direct
        .filter(way -> way.takes(x))
        .map(way -> way.observe(x))
        .orElseGet(() -> pass(x, this::seen));
  }

  StepObservation observeSteps(INDArray x) {
    return pass(
        x,
        (activations, time) ->
            new StepObservation(
                seen(activations, time),
                tap.gatherEvery(activations, time),
                tap.lengths(activations, time)));
  }

  /** One forward pass, of which something is read. */
  private <T> T pass(INDArray x, BiFunction<List<INDArray>, TimeSteps, T> reader) {
    Optional<MaskedSequences.Parts> masked = split(x);
    INDArray input = masked.map(MaskedSequences.Parts::features).orElse(x);
    return replicas.borrow(
        replica -> {
          List<INDArray> activations = forward(replica, input, masked);
          replica.clear();
          try {
            return reader.apply(activations, time(x, masked));
          } finally {
            NetworkReplicas.closeAllBut(activations, input);
            masked.ifPresent(MaskedSequences.Parts::close);
          }
        });
  }

  INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    Optional<MaskedSequences.Parts> masked = split(x);
    INDArray input = masked.map(MaskedSequences.Parts::features).orElse(x);
    return replicas.borrow(
        replica -> {
          List<INDArray> activations = forward(replica, input, masked);
          INDArray gradient =
              replica.backward(activations, slopes(activations, time(x, masked), slope));
          replica.clear();
          NetworkReplicas.closeAllBut(activations, input);
          INDArray single = gradient.castTo(DataType.FLOAT);
          NetworkReplicas.closeAllBut(List.of(gradient), single);
          INDArray whole = masked.map(parts -> parts.joined(single)).orElse(single);
          masked.ifPresent(MaskedSequences.Parts::close);
          return whole;
        });
  }

  private Optional<MaskedSequences.Parts> split(INDArray x) {
    return first.flatMap(layer -> MaskedSequences.split(x, layer));
  }

  private static TimeSteps time(INDArray x, Optional<MaskedSequences.Parts> masked) {
    return masked
        .map(parts -> TimeSteps.of(parts.mask()))
        .orElseGet(() -> TimeSteps.all(Math.toIntExact(x.size(0))));
  }

  private List<INDArray> forward(
      NetworkReplica replica, INDArray x, Optional<MaskedSequences.Parts> masked) {
    try {
      return replica.forward(x.castTo(type), masked.map(MaskedSequences.Parts::mask));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the classifier refused rows of shape %s: %s"
              .formatted(Arrays.toString(x.shape()), e.getMessage()),
          e);
    }
  }

  /** By place in the list of activations, in the network's data type. */
  private Map<Integer, INDArray> slopes(
      List<INDArray> activations, TimeSteps time, Function<Observation, Slope> slope) {
    try (Observation seen = seen(activations, time)) {
      Slope told = slope.apply(seen);
      requireShape(told.output(), seen.output(), "output");
      requireShape(told.activations(), seen.activations(), "activations");
      Map<Integer, INDArray> slopes = new HashMap<>();
      told.activations().ifPresent(v -> slopes.putAll(tap.scatter(v, activations, time, type)));
      told.output()
          .ifPresent(
              u -> slopes.put(outputPlace, outputSlope(u, activations.get(outputPlace), time)));
      return slopes;
    }
  }

  private static void requireShape(Optional<INDArray> slope, INDArray of, String what) {
    if (slope.isPresent() && !Arrays.equals(slope.get().shape(), of.shape())) {
      throw new IllegalArgumentException(
          "expected a slope with respect to the %s of shape %s, found %s"
              .formatted(what, Arrays.toString(of.shape()), Arrays.toString(slope.get().shape())));
    }
  }

  private INDArray outputSlope(INDArray perClass, INDArray activation, TimeSteps time) {
    INDArray own = BinaryOutput.ownSlope(perClass, output.units().count());
    INDArray spread = output.spread(own, activation, time, type);
    NetworkReplicas.closeAllBut(List.of(own), perClass, spread);
    return spread;
  }

  private Observation seen(List<INDArray> activations, TimeSteps time) {
    INDArray read = output.read(activations.get(outputPlace), time);
    INDArray own = Nd4j.createUninitialized(DataType.FLOAT, read.shape()).assign(read);
    return new Observation(BinaryOutput.perClass(own), tap.gather(activations, time));
  }
}
