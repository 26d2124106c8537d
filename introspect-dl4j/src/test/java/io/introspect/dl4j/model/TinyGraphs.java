package io.introspect.dl4j.model;

import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs that classify, of two inputs and two classes. */
public final class TinyGraphs {

  private TinyGraphs() {}

  /** Two branches that are joined, and one layer around which the sum goes. */
  public static ComputationGraph branched() {
    return branched(DataType.FLOAT);
  }

  static ComputationGraph branched(DataType type) {
    return graph(
        type,
        vertices ->
            vertices
                .addLayer("left", TinyNetworks.dense("left", 2, 3).build(), "in")
                .addLayer("right", TinyNetworks.dense("right", 2, 2).build(), "in")
                .addVertex("both", new MergeVertex(), "left", "right")
                .addLayer("around", TinyNetworks.dense("around", 5, 5).build(), "both")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "both", "around")
                .addLayer("last", TinyNetworks.dense("last", 5, 2).build(), "sum")
                .addLayer(
                    "out", TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 2), "last")
                .setOutputs("out"));
  }

  /** Any vertices, over the input "in", on top of the usual settings. */
  static ComputationGraph graph(DataType type, UnaryOperator<GraphBuilder> vertices) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(0.1))
            .activation(Activation.ELU)
            .graphBuilder()
            .addInputs("in");
    ComputationGraph graph = new ComputationGraph(vertices.apply(builder).build());
    graph.init();
    return graph;
  }
}
