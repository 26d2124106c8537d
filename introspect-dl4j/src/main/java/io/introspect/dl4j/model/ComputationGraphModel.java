package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.StepObservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * A {@link ComputationGraph} as an introspectable model that can be walked back, by one of its
 * outputs. Only what that output is computed from is tapped and run; the tapped layers stand in h
 * in the topological order of the graph. A graph of several inputs takes them packed, as {@link
 * PackedInputs} says, and gives the gradient alike.
 *
 * <p>The graph is only read: replicas over the same parameters run all passes (see {@link
 * NetworkReplicas}), so that listeners, iteration count and parameters stay as they are. Training
 * the graph further changes what this model observes, and with it the fingerprint.
 *
 * <p>Thread-safe.
 */
public final class ComputationGraphModel implements NetworkModel {

  private final ComputationGraph network;
  private final GraphPath path;
  private final TappedNetwork tapped;

  /**
   * Wraps a trained classifier of one output.
   *
   * @param network initialized, with one dense output layer of softmax or sigmoid
   * @param selection which hidden layers are tapped
   * @throws IllegalArgumentException if the graph is null or a named layer is missing
   * @throws IllegalStateException if the graph has several outputs
   * @throws IntrospectionException as {@link #ComputationGraphModel(ComputationGraph,
   *     LayerSelection, String, InputType...)}
   */
  public ComputationGraphModel(ComputationGraph network, LayerSelection selection) {
    this(network, selection, ClassifierCheck.onlyOutput(network));
  }

  /**
   * Wraps a trained classifier by one of its outputs.
   *
   * @param network initialized
   * @param selection which of the hidden layers that the output is computed from are tapped
   * @param output the name of the output, a dense output layer of softmax or sigmoid
   * @param inputTypes as for {@link PackedInputs#of}, if the graph has several inputs; none else
   * @throws IllegalArgumentException if the graph is null, the output or a named layer is missing,
   *     or the number of input types is another than that of the inputs
   * @throws IntrospectionException if the graph is not initialized, the shape of one of several
   *     inputs is unknown, there is no hidden layer to tap, or the output does not classify
   */
  public ComputationGraphModel(
      ComputationGraph network, LayerSelection selection, String output, InputType... inputTypes) {
    ClassifierCheck.require(network);
    ClassifierCheck.require(network, output);
    this.network = network;
    this.path = GraphPath.to(output, network, inputTypes);
    NetworkTap tap = NetworkTap.of(HiddenLayer.of(path), selection);
    ReadLayer read = TappedNetwork.output(ClassifierCheck.layer(network, output));
    this.tapped =
        new TappedNetwork(
            new NetworkReplicas(path),
            tap,
            read,
            path.outputPlace(),
            path.firstLayer(),
            network.getConfiguration().getDataType(),
            path.chain().flatMap(layers -> DirectPass.of(layers, tap, read.units().count())));
  }

  /**
   * Checks all that depends neither on what is tapped nor on a choice among several outputs.
   *
   * @param network any, or null
   * @throws IllegalArgumentException if the graph is null
   * @throws IntrospectionException if the graph is not initialized, or its only output does not
   *     classify
   */
  public static void requireClassifier(ComputationGraph network) {
    ClassifierCheck.require(network);
  }

  /**
   * Checks one of a graph's outputs.
   *
   * @param network initialized
   * @param output its name
   * @throws IllegalArgumentException if there is no such output
   * @throws IntrospectionException if it does not classify
   */
  public static void requireClassifier(ComputationGraph network, String output) {
    ClassifierCheck.require(network, output);
  }

  /**
   * The output of a graph that has only one.
   *
   * @param network initialized
   * @return its name
   * @throws IllegalStateException if there are several, of which one must be chosen
   */
  public static String onlyOutput(ComputationGraph network) {
    return ClassifierCheck.onlyOutput(network);
  }

  @Override
  public ComputationGraph network() {
    return network;
  }

  @Override
  public int classes() {
    return ClassifierCheck.classes(network, path.output());
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
   * activations are copied, and the output layer is applied to what comes before it.
   *
   * @param activations of the inputs and of all vertices but the outputs, as a DL4J listener is
   *     given them
   * @return output [n, K] and activations [n, p], detached and owned by the caller
   */
  public Observation observeTraining(Map<String, INDArray> activations) {
    ComputationGraphConfiguration settings = network.getConfiguration();
    String hidden = settings.getVertexInputs().get(path.output()).get(0);
    LayerVertex last =
        (LayerVertex) LayerSelection.unfrozen(settings.getVertices().get(path.output()));
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray before = scope.own(activations.get(hidden).dup());
            List<INDArray> all = path.activations(activations);
            TimeSteps time = TimeSteps.ofTraining(path.mask(), all);
            return new Observation(
                OutputLayerPass.apply(
                    network.getLayer(path.output()), last.getPreProcessor(), before, time),
                tapped.tap().gather(all, time));
          }
        });
  }

  @Override
  public Optional<INDArray> labels() {
    Layer last = network.getLayer(path.output());
    Layer inside = last instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : last;
    return inside instanceof IOutputLayer output
        ? Optional.ofNullable(output.getLabels())
            .map(labels -> SequenceLabels.ofTraining(labels, inside, path.mask()))
        : Optional.empty();
  }

  /**
   * The part of a batch that this model is concerned with.
   *
   * @param batch features of all inputs and labels of all outputs, in the order of the graph's
   * @return the features, packed if there are several, and the labels of the output
   * @throws IllegalArgumentException if the batch does not fit the graph, or has masks
   */
  public DataSet rows(MultiDataSet batch) {
    ComputationGraphConfiguration settings = network.getConfiguration();
    INDArray[] features = batch.getFeatures();
    INDArray[] labels = batch.getLabels();
    if (features.length != settings.getNetworkInputs().size()
        || labels.length != settings.getNetworkOutputs().size()) {
      throw new IllegalArgumentException(
          "expected features of the inputs %s and labels of the outputs %s, found %d and %d arrays"
              .formatted(
                  settings.getNetworkInputs(),
                  settings.getNetworkOutputs(),
                  features.length,
                  labels.length));
    }
    if (batch.hasMaskArrays()) {
      throw new IllegalArgumentException(
          "expected a MultiDataSet without masks, found one that has them");
    }
    path.packed().ifPresent(inputs -> inputs.requireInputs(features));
    return new DataSet(
        path.packed().isPresent() ? PackedInputs.pack(features) : features[0],
        labels[settings.getNetworkOutputs().indexOf(path.output())]);
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(path, tapped.tap());
  }

  /** Checks what the configuration says of the input; the rest is left to the network. */
  private void requireShape(INDArray x) {
    path.packed().ifPresentOrElse(inputs -> inputs.requireWidth(x), () -> requireFirstLayers(x));
  }

  private void requireFirstLayers(INDArray x) {
    ComputationGraphConfiguration conf = network.getConfiguration();
    for (Map.Entry<String, GraphVertex> entry : conf.getVertices().entrySet()) {
      if (entry.getValue() instanceof LayerVertex layer
          && conf.getNetworkInputs().containsAll(conf.getVertexInputs().get(entry.getKey()))) {
        TappedNetwork.requireShape(x, layer.getLayerConf().getLayer(), layer.getPreProcessor());
      }
    }
  }
}
