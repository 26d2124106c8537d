package io.introspect.dl4j.train;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The building block of Table 2: dense ELU layers and a linear output.
 *
 * @param inputs the width of the input
 * @param hidden the widths of the hidden layers
 * @param outputs the width of the output
 */
record Mlp(int inputs, List<Integer> hidden, int outputs) {

  /**
   * Start of every network here: float32, seeded, weights in U(−1/√n, 1/√n) with n the fan-in, from
   * which the map's reconstruction comes out better than from Xavier's larger ones.
   */
  static NeuralNetConfiguration.Builder configuration(long seed, IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.UNIFORM)
        .updater(updater);
  }

  /** One hidden layer; {@code retain} is the probability to keep each of its inputs, 1 for all. */
  static DenseLayer hiddenLayer(int inputs, int units, double retain) {
    DenseLayer.Builder layer =
        new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.ELU);
    return (retain < 1 ? layer.dropOut(new Dropout(retain)) : layer).build();
  }

  /** The width of what layer i is fed with; the output layer counts as the last. */
  int fanIn(int i) {
    return i == 0 ? inputs : hidden.get(i - 1);
  }

  /** A network for training. */
  MultiLayerNetwork trainable(ILossFunction loss, IUpdater updater, double retain, long seed) {
    NeuralNetConfiguration.ListBuilder layers = configuration(seed, updater).list();
    for (int i = 0; i < hidden.size(); i++) {
      // What comes in is not a layer's output, and is never thinned.
      layers.layer(hiddenLayer(fanIn(i), hidden.get(i), i == 0 ? 1 : retain));
    }
    OutputLayer.Builder last =
        new OutputLayer.Builder(loss)
            .nIn(fanIn(hidden.size()))
            .nOut(outputs)
            .activation(Activation.IDENTITY);
    layers.layer((retain < 1 ? last.dropOut(new Dropout(retain)) : last).build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  /**
   * A network for inference, with nothing in its configuration that plain DL4J does not know, so
   * that the saved file can be read by it alone.
   */
  MultiLayerNetwork inference() {
    return trainable(new LossMSE(), new NoOp(), 1, 0);
  }
}
