package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} as an introspectable model.
 *
 * <p>The network is only read: replicas over the same parameters run the forward pass (see {@link
 * NetworkReplicas}), so that listeners, iteration count and parameters stay as they are. Training
 * the network further changes what this model observes, and with it the fingerprint.
 *
 * <p>Thread-safe.
 */
public final class MultiLayerModel implements IntrospectableModel {

  private final MultiLayerNetwork network;
  private final MultiLayerTap tap;
  private final NetworkReplicas replicas;

  /**
   * Wraps a trained classifier.
   *
   * @param network initialized, with a dense output layer of softmax or sigmoid
   * @param selection which hidden layers are tapped
   * @throws IllegalArgumentException if the network is null or a named layer is missing
   * @throws IntrospectionException if the network is not initialized, has no hidden layer to tap,
   *     or is not a classifier
   */
  public MultiLayerModel(MultiLayerNetwork network, LayerSelection selection) {
    ClassifierCheck.require(network);
    this.network = network;
    this.tap = MultiLayerTap.of(network, selection);
    this.replicas = new NetworkReplicas(network);
  }

  /**
   * Checks all that does not depend on what is tapped.
   *
   * @param network any, or null
   * @throws IllegalArgumentException if the network is null
   * @throws IntrospectionException if the network is not initialized, has no hidden layer, or is
   *     not a classifier
   */
  public static void requireClassifier(MultiLayerNetwork network) {
    ClassifierCheck.require(network);
  }

  /**
   * The network that is wrapped.
   *
   * @return the caller's own network, to be read only
   */
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public int classes() {
    return ClassifierCheck.classes(network);
  }

  @Override
  public ActivationTap tap() {
    return tap.layout();
  }

  @Override
  public Observation observe(INDArray x) {
    requireShape(x);
    return Detached.call(
        () -> {
          INDArray typed = x.castTo(network.getLayerWiseConfigurations().getDataType());
          List<INDArray> activations = feedForward(typed);
          INDArray output = activations.get(activations.size() - 1);
          Observation seen =
              new Observation(output.castTo(DataType.FLOAT), tap.gather(activations));
          NetworkReplicas.closeAllBut(activations, x, seen.output());
          return seen;
        });
  }

  /**
   * What a forward pass in training has already computed, without another one: the tapped
   * activations are copied, and the output layer is applied to the last of the hidden ones.
   *
   * @param activations the input and the hidden activations, as a DL4J listener is given them
   * @return output [n, K] and activations [n, p], detached and owned by the caller
   */
  public Observation observeTraining(List<INDArray> activations) {
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray last = scope.own(activations.get(activations.size() - 1).dup());
            return new Observation(OutputLayerPass.apply(network, last), tap.gather(activations));
          }
        });
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(network, tap.layout());
  }

  private List<INDArray> feedForward(INDArray x) {
    try {
      return replicas.feedForward(x);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the classifier refused rows of shape %s: %s"
              .formatted(Arrays.toString(x.shape()), e.getMessage()),
          e);
    }
  }

  /** Checks what the configuration says of the input; the rest is left to the network. */
  private void requireShape(INDArray x) {
    Layer first =
        LayerSelection.unfrozen(network.getLayerWiseConfigurations().getConf(0).getLayer());
    InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(0);
    if (before == null && first instanceof DenseLayer dense) {
      if (x.rank() != 2 || x.size(1) != dense.getNIn()) {
        throw new IllegalArgumentException(
            "expected rows of shape [n, %d], found %s"
                .formatted(dense.getNIn(), Arrays.toString(x.shape())));
      }
    }
  }
}
