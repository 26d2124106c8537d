package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** With channels that are averaged over space. */
class SameDiffImagesContractTest extends IntrospectableModelContract {

  private final SameDiffModel model =
      new SameDiffModel(TinySameDiffs.images(), "x", "out", List.of("channels", "units"));

  @Override
  protected IntrospectableModel model() {
    return model;
  }

  @Override
  protected INDArray rows() {
    return TinySameDiffs.random(7, 5, 2, 5, 5);
  }

  @Override
  protected List<INDArray> wrongRows() {
    return List.of(Nd4j.zeros(DataType.FLOAT, 4, 2, 5, 4), Nd4j.zeros(DataType.FLOAT, 4, 50));
  }
}
