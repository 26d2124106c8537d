package io.introspect.dl4j.model;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One of several inputs of a graph, cut out of the packed rows. */
final class InputStep implements NetworkStep {

  private final PackedInputs inputs;
  private final int input;
  private final ComputationGraph network;
  private INDArray packed;

  InputStep(PackedInputs inputs, int input, ComputationGraph network) {
    this.inputs = inputs;
    this.input = input;
    this.network = network;
  }

  @Override
  public List<Integer> sources() {
    return List.of(0);
  }

  @Override
  public INDArray forward(List<INDArray> given, int rows) {
    packed = given.get(0);
    INDArray unpacked = inputs.unpack(packed, input);
    // Some vertices look up the length of an input there.
    network.setInput(input, unpacked);
    return unpacked;
  }

  @Override
  public List<INDArray> backward(INDArray slope) {
    return List.of(inputs.alone(slope, packed, input));
  }

  @Override
  public void clear() {
    network.setInput(input, null);
    packed = null;
  }
}
