package io.introspect.dl4j.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** SameDiff graphs that classify, small enough to compute by hand. */
final class TinySameDiffs {

  private TinySameDiffs() {}

  /** The network of {@link TinyNetworks#byHand()}: x → first: 3 ELU → second: 2 ELU → out. */
  static SameDiff byHand() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
    SDVariable first = dense(graph, "first", x, TinyNetworks.FIRST, TinyNetworks.FIRST_BIAS);
    SDVariable second =
        dense(
            graph,
            "second",
            graph.nn().elu("first", first),
            TinyNetworks.SECOND,
            TinyNetworks.SECOND_BIAS);
    SDVariable logits =
        dense(
            graph,
            "logits",
            graph.nn().elu("second", second),
            TinyNetworks.OUT,
            TinyNetworks.OUT_BIAS);
    graph.nn().sigmoid("out", logits);
    return graph;
  }

  private static SDVariable dense(
      SameDiff graph, String name, SDVariable x, double[][] weights, double... bias) {
    SDVariable w = graph.var(name + "_w", Nd4j.createFromArray(weights).castTo(DataType.FLOAT));
    SDVariable b = graph.var(name + "_b", Nd4j.createFromArray(bias).castTo(DataType.FLOAT));
    return graph.mmul(x, w).add(name + "_sum", b);
  }

  /** As {@link #byHand()}, prepared for training: labels, noise and a loss stand beside. */
  static SameDiff withTraining() {
    SameDiff graph = byHand();
    SDVariable labels = graph.placeHolder("labels", DataType.FLOAT, -1, 2);
    SDVariable noisy = graph.getVariable("out").add(graph.random().normal(0, 1, DataType.FLOAT, 2));
    graph.setLossVariables(noisy.sub(labels).mul(noisy.sub(labels)).mean("loss").name());
    return graph;
  }

  /** Images [n, 2, 5, 5] → convolution: 3 tanh channels of 3 · 3 → flat → 4 tanh → softmax of 3. */
  static SameDiff images() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2, 5, 5);
    SDVariable kernels = graph.var("kernels", random(1, 3, 3, 2, 3));
    SDVariable convolved =
        graph.cnn().conv2d(x, kernels, Conv2DConfig.builder().kH(3).kW(3).build());
    SDVariable channels = graph.math().tanh("channels", convolved);
    SDVariable flat = graph.reshape("flat", channels, -1, 27);
    SDVariable units =
        graph.math().tanh("units", graph.mmul(flat, graph.var("v", random(2, 27, 4))));
    graph.nn().softmax("out", graph.mmul("logits", units, graph.var("w", random(3, 4, 3))), 1);
    return graph;
  }

  /** From −1 to 1. */
  static INDArray random(long seed, long... shape) {
    INDArray values = FiniteDifferences.random(seed, shape);
    return values.castTo(DataType.FLOAT);
  }
}
