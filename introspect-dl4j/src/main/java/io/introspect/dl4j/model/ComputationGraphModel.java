package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.DifferentiableModel;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.SequenceModel;
import io.introspect.Slope;
import io.introspect.StepObservation;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link ComputationGraph} with one input and one output as an introspectable model that can be
 * walked back. Its tapped layers stand in h in the topological order of the graph.
 *
 * <p>The graph is only read: replicas over the same parameters run all passes (see {@link
 * NetworkReplicas}), so that listeners, iteration count and parameters stay as they are. Training
 * the graph further changes what this model observes, and with it the fingerprint.
 *
 * <p>Thread-safe.
 */
public final class ComputationGraphModel implements DifferentiableModel, SequenceModel {

  private final ComputationGraph network;
  private final TappedNetwork tapped;

  /**
   * Wraps a trained classifier.
   *
   * @param network initialized, with one input and one dense output layer of softmax or sigmoid
   * @param selection which hidden layers are tapped
   * @throws IllegalArgumentException if the graph is null or a named layer is missing
   * @throws IntrospectionException if the graph is not initialized, has several inputs or outputs,
   *     has no hidden layer to tap, or is not a classifier
   */
  public ComputationGraphModel(ComputationGraph network, LayerSelection selection) {
    ClassifierCheck.require(network);
    this.network = network;
    this.tapped =
        new TappedNetwork(
            new NetworkReplicas(network),
            NetworkTap.of(HiddenLayer.of(network), selection),
            TappedNetwork.output(ClassifierCheck.lastLayer(network)),
            outputPlace(network),
            first(network),
            network.getConfiguration().getDataType());
  }

  /**
   * Checks all that does not depend on what is tapped.
   *
   * @param network any, or null
   * @throws IllegalArgumentException if the graph is null
   * @throws IntrospectionException if the graph is not initialized, has several inputs or outputs,
   *     or is not a classifier
   */
  public static void requireClassifier(ComputationGraph network) {
    ClassifierCheck.require(network);
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
  public boolean readsEveryStep() {
    return tapped.tap().everyStep();
  }

  @Override
  public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    requireShape(x);
    return tapped.inputGradient(x, slope);
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(network, tap());
  }

  private static int outputPlace(ComputationGraph network) {
    String name = network.getConfiguration().getNetworkOutputs().get(0);
    int index = network.getVertex(name).getVertexIndex();
    return Arrays.stream(network.topologicalSortOrder()).boxed().toList().indexOf(index);
  }

  /** The settings of a layer that takes the input, if there is one. */
  private static Layer first(ComputationGraph network) {
    ComputationGraphConfiguration conf = network.getConfiguration();
    return conf.getVertices().entrySet().stream()
        .filter(
            entry ->
                entry.getValue() instanceof LayerVertex
                    && conf.getNetworkInputs()
                        .containsAll(conf.getVertexInputs().get(entry.getKey())))
        .map(entry -> ((LayerVertex) entry.getValue()).getLayerConf().getLayer())
        .findFirst()
        .orElseGet(() -> network.getLayer(0).conf().getLayer());
  }

  private void requireShape(INDArray x) {
    ComputationGraphConfiguration conf = network.getConfiguration();
    for (Map.Entry<String, GraphVertex> entry : conf.getVertices().entrySet()) {
      if (entry.getValue() instanceof LayerVertex layer
          && conf.getNetworkInputs().containsAll(conf.getVertexInputs().get(entry.getKey()))) {
        TappedNetwork.requireShape(x, layer.getLayerConf().getLayer(), layer.getPreProcessor());
      }
    }
  }
}
