package io.introspect.dl4j.train;

import io.introspect.dl4j.model.ArrayScope;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The network that an {@link InfoVae} trains: a graph from standardized h over "latent" to the
 * "reconstruction", with the discrepancy as a second loss at the latent layer.
 *
 * <p>To be used by one thread.
 */
final class InfoVaeGraph {

  private static final String LATENT = "latent";

  private final InfoVae settings;
  private final Mlp encoder;
  private final Mlp decoder;
  private final SplittableRandom prior;
  private final ComputationGraph graph;

  InfoVaeGraph(InfoVae settings, int width, SplittableRandom random) {
    this.settings = settings;
    this.encoder = new Mlp(width, settings.hiddenLayers(), settings.latentSize());
    this.decoder =
        new Mlp(settings.latentSize(), Settings.reversed(settings.hiddenLayers()), width);
    this.prior = random.split();
    this.graph = build(random.nextLong());
  }

  private ComputationGraph build(long seed) {
    GraphBuilder layers =
        Mlp.configuration(seed, new Adam(settings.schedule().rate())).graphBuilder().addInputs("h");
    String below = addHidden(layers, "encoder", encoder, "h");
    layers.addLayer(
        LATENT,
        thinned(
            new DenseLayer.Builder()
                .nIn(encoder.fanIn(encoder.hidden().size()))
                .nOut(encoder.outputs())
                .activation(Activation.IDENTITY)),
        below);
    layers.addLayer(
        "discrepancy",
        new LossLayer.Builder(new MmdLoss(settings.mmdWeight()))
            .activation(Activation.IDENTITY)
            .build(),
        LATENT);
    String above = addHidden(layers, "decoder", decoder, LATENT);
    layers.addLayer(
        "reconstruction",
        thinned(
            new OutputLayer.Builder(new HalfMeanSquaredError())
                .nIn(decoder.fanIn(decoder.hidden().size()))
                .nOut(decoder.outputs())
                .activation(Activation.IDENTITY)),
        above);
    ComputationGraph built =
        new ComputationGraph(layers.setOutputs("discrepancy", "reconstruction").build());
    built.init();
    return built;
  }

  /**
   * With dropout of the hidden units below. DL4J drops a layer's inputs, and does so in place:
   * neither h nor z may be thinned, or the discrepancy would be taken from a z that is not the
   * encoder's.
   */
  private Layer thinned(Layer.Builder<?> layer) {
    double retain = settings.retainProbability();
    return (retain < 1 ? layer.dropOut(new Dropout(retain)) : layer).build();
  }

  private String addHidden(GraphBuilder layers, String part, Mlp mlp, String input) {
    String below = input;
    for (int i = 0; i < mlp.hidden().size(); i++) {
      layers.addLayer(
          part + i,
          Mlp.hiddenLayer(
              mlp.fanIn(i), mlp.hidden().get(i), i == 0 ? 1 : settings.retainProbability()),
          below);
      below = part + i;
    }
    return below;
  }

  /** One step of Adam on standardized activations, [n, p]; returns their loss. */
  double step(INDArray standardized) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray sample = scope.own(samplePrior(standardized.size(0), prior));
      graph.fit(new INDArray[] {standardized}, new INDArray[] {sample, standardized}, null, null);
    }
    return graph.score();
  }

  /** The latent points of standardized activations, as in inference; owned by the caller. */
  INDArray latent(INDArray standardized) {
    int last = graph.getLayer(LATENT).getIndex();
    Map<String, INDArray> activations =
        graph.feedForward(new INDArray[] {standardized}, last, false);
    INDArray latent = activations.remove(LATENT);
    activations.values().stream().filter(array -> array != standardized).forEach(ArrayScope::free);
    return latent;
  }

  /** The loss of these rows, without learning from them. */
  double loss(INDArray standardized, SplittableRandom random) {
    INDArray[] output = graph.output(false, standardized);
    try (ArrayScope scope = new ArrayScope()) {
      INDArray latent = scope.own(output[0]);
      INDArray decoded = scope.own(output[1]);
      INDArray sample = scope.own(samplePrior(standardized.size(0), random));
      double loss =
          new HalfMeanSquaredError().computeScore(standardized, decoded, null, null, true);
      // A single row has no discrepancy within itself.
      return latent.size(0) < 2
          ? loss
          : loss + new MmdLoss(settings.mmdWeight()).computeScore(sample, latent, null, null, true);
    }
  }

  /** A sample of N(0, I), [rows, d]. */
  private INDArray samplePrior(long rows, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(rows * settings.latentSize())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {rows, settings.latentSize()}, 'c')
        .castTo(DataType.FLOAT);
  }

  ComputationGraph graph() {
    return graph;
  }

  /** The networks as they are now, in a form for inference that shares nothing with this one. */
  InfoVaeAutoencoder autoencoder(Standardizer standardizer) {
    MultiLayerNetwork down = encoder.inference();
    MultiLayerNetwork up = decoder.inference();
    int hidden = settings.hiddenLayers().size();
    for (int i = 0; i < hidden; i++) {
      copy("encoder" + i, down, i);
      copy("decoder" + i, up, i);
    }
    copy(LATENT, down, hidden);
    copy("reconstruction", up, hidden);
    return new InfoVaeAutoencoder(standardizer, down, up);
  }

  private void copy(String from, MultiLayerNetwork to, int layer) {
    for (String parameter : new String[] {"W", "b"}) {
      to.getLayer(layer).getParam(parameter).assign(graph.getLayer(from).getParam(parameter));
    }
  }
}
