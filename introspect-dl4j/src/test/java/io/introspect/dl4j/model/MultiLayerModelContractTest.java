package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MultiLayerModelContractTest extends IntrospectableModelContract {

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          layers ->
              layers
                  .layer(TinyNetworks.dense("first", 2, 3).activation(new CountingTanh()).build())
                  .layer(TinyNetworks.second())
                  .layer(TinyNetworks.out()));

  @Override
  protected IntrospectableModel model() {
    return new MultiLayerModel(network, LayerSelection.dense());
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
            .add(network.getIterationCount() + " " + network.getEpochCount())
            .hex());
  }
}
