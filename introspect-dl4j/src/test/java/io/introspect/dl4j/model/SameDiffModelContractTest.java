package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SameDiffModelContractTest extends IntrospectableModelContract {

  private final SameDiff graph = TinySameDiffs.byHand();
  private final SameDiffModel model =
      new SameDiffModel(graph, "x", "out", List.of("first", "second"));
  private final PassCounter counter = new PassCounter();

  @BeforeEach
  void count() {
    model.copy().addListeners(counter);
  }

  @Override
  protected IntrospectableModel model() {
    return model;
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
    return OptionalLong.of(counter.passes());
  }

  @Override
  protected Optional<String> state() {
    Sha256 digest = new Sha256();
    for (SDVariable variable : graph.variables()) {
      digest.add(variable.name());
      if (variable.getVariableType() == VariableType.VARIABLE) {
        digest.add(variable.getArr());
      }
    }
    return Optional.of(digest.add(graph.getSessions() + " " + graph.hasGradientFunction()).hex());
  }
}
