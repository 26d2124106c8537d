package io.introspect.dl4j.model;

import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
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
    return withoutInput(type, builder -> vertices.apply(builder.addInputs("in")));
  }

  /** Any inputs and vertices, on top of the usual settings. */
  static ComputationGraph withoutInput(DataType type, UnaryOperator<GraphBuilder> vertices) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(0.1))
            .activation(Activation.ELU)
            .graphBuilder();
    ComputationGraph graph = new ComputationGraph(vertices.apply(builder).build());
    graph.init();
    return graph;
  }

  /**
   * Of the inputs "left", [n, 2], and "right", [n, 3], each through a layer of its own, merged, and
   * with one layer around which the sum goes. From there "kind", three classes, over "top", and
   * "size", a regression, over "aside".
   */
  static ComputationGraph twoByTwo(DataType type) {
    return withoutInput(
        type,
        vertices ->
            vertices
                .addInputs("left", "right")
                .addLayer("first", TinyNetworks.dense("first", 2, 3).build(), "left")
                .addLayer("second", TinyNetworks.dense("second", 3, 2).build(), "right")
                .addVertex("both", new MergeVertex(), "first", "second")
                .addLayer("around", TinyNetworks.dense("around", 5, 5).build(), "both")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "both", "around")
                .addLayer("aside", TinyNetworks.dense("aside", 5, 2).build(), "sum")
                .addLayer("size", regression(), "aside")
                .addLayer("top", TinyNetworks.dense("top", 5, 2).build(), "sum")
                .addLayer(
                    "kind", TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 3), "top")
                .setOutputs("size", "kind"));
  }

  private static OutputLayer regression() {
    return TinyNetworks.out(Activation.IDENTITY, LossFunction.MSE, 1);
  }
}
