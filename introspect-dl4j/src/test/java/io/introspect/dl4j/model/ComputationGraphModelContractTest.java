package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ComputationGraphModelContractTest extends IntrospectableModelContract {

  private final ComputationGraph network =
      TinyGraphs.graph(
          DataType.FLOAT,
          vertices ->
              vertices
                  .addLayer("left", counted(), "in")
                  .addLayer("right", TinyNetworks.dense("right", 2, 3).build(), "in")
                  .addVertex(
                      "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left", "right")
                  .addLayer("second", TinyNetworks.second(), "sum")
                  .addLayer("out", TinyNetworks.out(), "second")
                  .setOutputs("out"));

  private static DenseLayer counted() {
    return TinyNetworks.dense("left", 2, 3).activation(new CountingTanh()).build();
  }

  @Override
  protected IntrospectableModel model() {
    return new ComputationGraphModel(network, LayerSelection.dense());
  }

  @Override
  protected INDArray rows() {
    return TinyNetworks.rows(20);
  }

  @Override
  protected List<INDArray> wrongRows() {
    return List.of(Nd4j.zeros(DataType.FLOAT, 4, 3), Nd4j.zeros(DataType.FLOAT, 4, 2, 1, 1));
  }

  @Override
  protected OptionalLong forwardPasses() {
    return OptionalLong.of(CountingTanh.CALLS.get());
  }

  @Override
  protected Optional<String> state() {
    return Optional.of(
        new Sha256()
            .add(network.params())
            .add(network.getListeners().toString())
            .add(String.valueOf(network.getConfiguration().getIterationCount()))
            .hex());
  }
}
