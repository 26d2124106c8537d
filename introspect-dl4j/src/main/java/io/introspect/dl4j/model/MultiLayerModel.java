package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.StepObservation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} as an introspectable model that can be walked back.
 *
 * <p>The network is only read: replicas over the same parameters run all passes (see {@link
 * NetworkReplicas}), so that listeners, iteration count and parameters stay as they are. Training
 * the network further changes what this model observes, and with it the fingerprint.
 *
 * <p>Thread-safe.
 */
public final class MultiLayerModel implements NetworkModel {

  private final MultiLayerNetwork network;
  private final TappedNetwork tapped;

  /**
   * Wraps a trained classifier.
   *
   * @param network initialized, with a dense output layer of softmax or sigmoid; a single sigmoid p
   *     tells two classes apart, with outputs [1 − p, p]
   * @param selection which hidden layers are tapped
   * @throws IllegalArgumentException if the network is null or a named layer is missing
   * @throws IntrospectionException if the network is not initialized, has no hidden layer to tap,
   *     or is not a classifier
   */
  public MultiLayerModel(MultiLayerNetwork network, LayerSelection selection) {
    ClassifierCheck.require(network);
    this.network = network;
    NetworkTap tap = NetworkTap.of(HiddenLayer.of(network), selection);
    ReadLayer output = TappedNetwork.output(ClassifierCheck.lastLayer(network));
    this.tapped =
        new TappedNetwork(
            new NetworkReplicas(network),
            tap,
            output,
            network.getnLayers(),
            Optional.of(network.getLayerWiseConfigurations().getConf(0).getLayer()),
            network.getLayerWiseConfigurations().getDataType(),
            network.getLayerWiseConfigurations().getInputPreProcessors().isEmpty()
                ? DirectPass.of(network.getLayers(), tap, output.units().count())
                : Optional.empty());
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

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public Optional<INDArray> labels() {
    return Optional.ofNullable(network.getLabels())
        .map(
            labels ->
                SequenceLabels.ofTraining(
                    labels, network.getOutputLayer(), network.getLayer(0).getMaskArray()));
  }

  @Override
  public int classes() {
    return ClassifierCheck.classes(network);
  }

  @Override
  public ActivationTap tap() {
    return tapped.tap().layout();
  }

  @Override
  public Observation observe(INDArray x) {
    requireShape(x);
    return tapped.observe(x);
  }

  @Override
  public StepObservation observeSteps(INDArray x) {
    requireShape(x);
    return tapped.observeSteps(x);
  }

  @Override
  public TapReading reading() {
    return tapped.tap().reading();
  }

  @Override
  public boolean readsEveryStep() {
    return tapped.tap().everyStep();
  }

  @Override
  public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    requireShape(x);
    return tapped.inputGradient(x, slope);
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
            TimeSteps time = TimeSteps.ofTraining(network.getLayer(0).getMaskArray(), activations);
            return new Observation(
                OutputLayerPass.apply(network, last, time), tapped.tap().gather(activations, time));
          }
        });
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(network, tapped.tap());
  }

  /** Checks what the configuration says of the input; the rest is left to the network. */
  private void requireShape(INDArray x) {
    MultiLayerConfiguration conf = network.getLayerWiseConfigurations();
    TappedNetwork.requireShape(x, conf.getConf(0).getLayer(), conf.getInputPreProcess(0));
  }
}
