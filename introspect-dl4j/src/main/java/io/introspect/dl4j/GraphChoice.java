package io.introspect.dl4j;

import io.introspect.IntrospectableModel;
import io.introspect.dl4j.model.ComputationGraphModel;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.PackedInputs;
import io.introspect.dl4j.train.LabeledRows;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** What can be chosen of a graph: which output classifies, and what its inputs look like. */
final class GraphChoice {

  private final ComputationGraph network;
  private String output;
  private List<InputType> inputTypes;

  /** Whatever is wrong with the graph is said here and now, not after the data were gathered. */
  GraphChoice(ComputationGraph network) {
    ComputationGraphModel.requireClassifier(network);
    this.network = network;
  }

  void output(String name) {
    ComputationGraphModel.requireClassifier(network, name);
    output = SetOnce.value("output", output, name);
  }

  void inputTypes(InputType... types) {
    List<InputType> chosen = List.of(types);
    PackedInputs.of(network, types);
    inputTypes = SetOnce.value("inputTypes", inputTypes, chosen);
  }

  IntrospectableModel model(LayerSelection selection) {
    return new ComputationGraphModel(
        network,
        selection,
        output == null ? ComputationGraphModel.onlyOutput(network) : output,
        inputTypes == null ? new InputType[0] : inputTypes.toArray(InputType[]::new));
  }

  /** The part of data for a whole graph that a model of it is concerned with. */
  static LabeledRows rows(IntrospectableModel model, MultiDataSetIterator data) {
    if (model instanceof ComputationGraphModel graph) {
      return LabeledRows.of(data, graph::rows);
    }
    throw new IllegalStateException(
        "expected a ComputationGraph for the data of a MultiDataSetIterator, found %s: give a DataSetIterator"
            .formatted(model.getClass().getSimpleName()));
  }
}
