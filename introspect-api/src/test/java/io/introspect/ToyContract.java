package io.introspect;

import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The contract for one of the toys, whole or broken. */
class ToyContract extends IntrospectableModelContract {

  private final ToyClassifier model;

  ToyContract(ToyClassifier model) {
    this.model = model;
  }

  @Override
  protected IntrospectableModel model() {
    return model;
  }

  @Override
  protected INDArray rows() {
    return Nd4j.createFromArray(
        new float[][] {{0.1f, 0.2f}, {-0.4f, 0.9f}, {1.5f, -0.3f}, {-0.8f, -1.1f}, {0.6f, 0.7f}});
  }

  @Override
  protected List<INDArray> wrongRows() {
    return List.of(Nd4j.zeros(DataType.FLOAT, 4, 3), Nd4j.zeros(DataType.FLOAT, 4, 2, 1));
  }

  @Override
  protected OptionalLong forwardPasses() {
    return model.passes();
  }

  @Override
  protected Optional<String> state() {
    return Optional.of(model.parameters().toStringFull());
  }
}
