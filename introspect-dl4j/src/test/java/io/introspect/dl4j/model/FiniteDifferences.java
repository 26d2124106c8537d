package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.DifferentiableModel;
import io.introspect.Observation;
import io.introspect.Slope;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Compares gradients with central differences, which networks of double precision allow, and the
 * output with that of DL4J's own pass.
 */
final class FiniteDifferences {

  private static final double STEP = 1e-6;

  private final UnaryOperator<INDArray> network;
  private final DifferentiableModel model;
  private final NetworkReplicas replicas;
  private final NetworkTap tap;
  private final int outputPlace;

  private FiniteDifferences(
      UnaryOperator<INDArray> network,
      DifferentiableModel model,
      NetworkReplicas replicas,
      NetworkTap tap,
      int outputPlace) {
    this.network = network;
    this.model = model;
    this.replicas = replicas;
    this.tap = tap;
    this.outputPlace = outputPlace;
  }

  static FiniteDifferences of(MultiLayerNetwork network) {
    return of(network, LayerSelection.all());
  }

  static FiniteDifferences of(MultiLayerNetwork network, LayerSelection selection) {
    return new FiniteDifferences(
        x -> network.output(x),
        new MultiLayerModel(network, selection),
        new NetworkReplicas(network),
        NetworkTap.of(HiddenLayer.of(network), selection),
        network.getnLayers());
  }

  /** Of a graph of one output. */
  static FiniteDifferences of(ComputationGraph network) {
    return of(network, LayerSelection.all());
  }

  static FiniteDifferences of(ComputationGraph network, LayerSelection selection) {
    return of(network, selection, ComputationGraphModel.onlyOutput(network));
  }

  static FiniteDifferences of(
      ComputationGraph network, LayerSelection selection, String output, InputType... types) {
    GraphPath path = GraphPath.to(output, network, types);
    int number = network.getConfiguration().getNetworkOutputs().indexOf(output);
    return new FiniteDifferences(
        x -> network.output(inputs(path, x))[number],
        new ComputationGraphModel(network, selection, output, types),
        new NetworkReplicas(path),
        NetworkTap.of(HiddenLayer.of(path), selection),
        path.outputPlace());
  }

  private static INDArray[] inputs(GraphPath path, INDArray x) {
    return path.packed()
        .map(packed -> packed.unpack(x).toArray(INDArray[]::new))
        .orElse(new INDArray[] {x});
  }

  /** With slopes on the output, on the activations, and on both. */
  void assertGradients(INDArray x) {
    assertOutput(x);
    INDArray u = random(1, x.size(0), model.classes());
    INDArray v = random(2, x.size(0), model.tap().width());
    assertGradient(x, Optional.of(u), Optional.empty());
    assertGradient(x, Optional.empty(), Optional.of(v));
    assertGradient(x, Optional.of(u), Optional.of(v));
  }

  /** A wrong pass would agree with its own differences, so it is held against that of DL4J. */
  private void assertOutput(INDArray x) {
    INDArray expected = BinaryOutput.perClass(network.apply(x.dup('c')));
    try (Observation seen = model.observe(x)) {
      assertThat(seen.output().shape()).containsExactly(expected.shape());
      assertThat(Rows.values(seen.output())).containsExactly(Rows.values(expected), within(1e-6f));
    }
  }

  private void assertGradient(INDArray x, Optional<INDArray> u, Optional<INDArray> v) {
    INDArray gradient = model.inputGradient(x, seen -> new Slope(u, v));
    assertThat(gradient.shape()).containsExactly(x.shape());
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
    double[] expected = differences(x, u, v);
    double scale = java.util.Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(scale).as("a gradient that is not all zero").isGreaterThan(1e-4);
    assertThat(gradient.castTo(DataType.DOUBLE).dup('c').data().asDouble())
        .containsExactly(expected, within(1e-6 + 1e-5 * scale));
  }

  private double[] differences(INDArray x, Optional<INDArray> u, Optional<INDArray> v) {
    double[] differences = new double[(int) x.length()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (value(x, i, STEP, u, v) - value(x, i, -STEP, u, v)) / (2 * STEP);
    }
    return differences;
  }

  private double value(INDArray x, int i, double step, Optional<INDArray> u, Optional<INDArray> v) {
    INDArray moved = x.dup('c');
    moved.data().put(i, moved.data().getDouble(i) + step);
    List<INDArray> activations = replicas.feedForward(moved);
    double sum = 0;
    if (u.isPresent()) {
      INDArray output = BinaryOutput.perClass(activations.get(outputPlace));
      sum += output.mul(u.get()).sumNumber().doubleValue();
    }
    if (v.isPresent()) {
      for (int k = 0; k < tap.places().size(); k++) {
        ReadLayer layer = tap.layers().get(k);
        int first = layer.layer().firstColumn();
        INDArray slope =
            v.get()
                .get(
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(first, first + layer.layer().units()));
        INDArray read =
            layer.read(
                activations.get(tap.places().get(k)), TimeSteps.all(Math.toIntExact(x.size(0))));
        sum += read.mul(slope).sumNumber().doubleValue();
      }
    }
    return sum;
  }

  /** In double precision, from −1 to 1. */
  static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    INDArray values = Nd4j.createUninitialized(DataType.DOUBLE, shape);
    for (long i = 0; i < values.length(); i++) {
      values.data().put(i, random.nextDouble() * 2 - 1);
    }
    return values;
  }
}
