package io.introspect.dl4j.model;

import io.introspect.Observation;
import io.introspect.Slope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the models of DL4J's networks have in common: passes whose output and tapped activations are
 * told apart.
 *
 * @param replicas run the passes
 * @param tap which activations are read
 * @param outputPlace where the output stands among the activations
 * @param type the network's data type
 */
record TappedNetwork(NetworkReplicas replicas, NetworkTap tap, int outputPlace, DataType type) {

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
    return replicas.borrow(
        replica -> {
          List<INDArray> activations = forward(replica, x);
          replica.clear();
          Observation seen = new Observation(output(activations), tap.gather(activations));
          NetworkReplicas.closeAllBut(activations, x);
          return seen;
        });
  }

  INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    return replicas.borrow(
        replica -> {
          List<INDArray> activations = forward(replica, x);
          INDArray gradient = replica.backward(activations, slopes(activations, slope));
          replica.clear();
          NetworkReplicas.closeAllBut(activations, x);
          INDArray single = gradient.castTo(DataType.FLOAT);
          NetworkReplicas.closeAllBut(List.of(gradient), single);
          return single;
        });
  }

  private List<INDArray> forward(NetworkReplica replica, INDArray x) {
    try {
      return replica.forward(x.castTo(type));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the classifier refused rows of shape %s: %s"
              .formatted(Arrays.toString(x.shape()), e.getMessage()),
          e);
    }
  }

  /** By place in the list of activations, in the network's data type. */
  private Map<Integer, INDArray> slopes(
      List<INDArray> activations, Function<Observation, Slope> slope) {
    try (Observation seen = new Observation(output(activations), tap.gather(activations))) {
      Slope told = slope.apply(seen);
      requireShape(told.output(), seen.output(), "output");
      requireShape(told.activations(), seen.activations(), "activations");
      Map<Integer, INDArray> slopes = new HashMap<>();
      told.activations().ifPresent(v -> slopes.putAll(tap.scatter(v, type)));
      long columns = activations.get(outputPlace).size(1);
      told.output()
          .map(u -> BinaryOutput.ownSlope(copy(u, type), columns))
          .ifPresent(u -> slopes.put(outputPlace, u));
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

  private INDArray output(List<INDArray> activations) {
    return BinaryOutput.perClass(copy(activations.get(outputPlace), DataType.FLOAT));
  }

  private static INDArray copy(INDArray array, DataType type) {
    return Nd4j.createUninitialized(type, array.shape()).assign(array);
  }
}
