package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.dense.Portions;
import io.introspect.dl4j.dense.VaeTraining;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * "reconstruction", with the discrepancy as a second loss at the latent layer. Its steps are
 * computed directly where the graph's layers can be, and by DL4J elsewhere: with dropout, and on a
 * GPU.
 *
 * <p>To be used by one thread.
 */
final class InfoVaeGraph {

  private static final String LATENT = "latent";
  private static final String RECONSTRUCTION = "reconstruction";

  private final InfoVae settings;
  private final Mlp encoder;
  private final Mlp decoder;
  private final SplittableRandom prior;
  private final TriangularSchedule rate;
  private final ComputationGraph graph;
  private final Optional<VaeTraining> direct;

  InfoVaeGraph(InfoVae settings, int width, SplittableRandom random, Portions portions) {
    this.settings = settings;
    this.encoder = new Mlp(width, settings.hiddenLayers(), settings.latentSize());
    this.decoder =
        new Mlp(settings.latentSize(), Settings.reversed(settings.hiddenLayers()), width);
    this.prior = random.split();
    this.rate = settings.schedule().rate();
    this.graph = build(random.nextLong());
    this.direct =
        settings.retainProbability() < 1
            ? Optional.empty()
            : VaeTraining.of(
                layers("encoder", LATENT),
                layers("decoder", RECONSTRUCTION),
                graph.params(),
                portions);
  }

  private org.deeplearning4j.nn.api.Layer[] layers(String part, String last) {
    int hidden = settings.hiddenLayers().size();
    return Stream.concat(IntStream.range(0, hidden).mapToObj(i -> part + i), Stream.of(last))
        .map(graph::getLayer)
        .toArray(org.deeplearning4j.nn.api.Layer[]::new);
  }

  private ComputationGraph build(long seed) {
    GraphBuilder layers = Mlp.configuration(seed, new Adam(rate)).graphBuilder().addInputs("h");
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
        RECONSTRUCTION,
        thinned(
            new OutputLayer.Builder(new HalfMeanSquaredError())
                .nIn(decoder.fanIn(decoder.hidden().size()))
                .nOut(decoder.outputs())
                .activation(Activation.IDENTITY)),
        above);
    ComputationGraph built =
        new ComputationGraph(layers.setOutputs("discrepancy", RECONSTRUCTION).build());
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

  /**
   * One step of Adam on activations, [n, p]; returns their loss.
   *
   * @param h not changed
   */
  double step(INDArray h, Standardizer standardizer) {
    if (direct.isPresent() && FloatRows.canRead(h)) {
      VaeTraining steps = direct.get();
      return steps.step(
          h, standardizer::applyTo, discrepancy(prior), rate.valueAt(steps.steps(), 0));
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray standardized = scope.own(standardizer.apply(h.dup()));
      INDArray sample = scope.own(samplePrior(standardized.size(0), prior));
      graph.fit(new INDArray[] {standardized}, new INDArray[] {sample, standardized}, null, null);
    }
    return graph.score();
  }

  /** Against a sample of the prior that is drawn anew each time. */
  private VaeTraining.LatentLoss discrepancy(SplittableRandom random) {
    MaximumMeanDiscrepancy kernels = new MaximumMeanDiscrepancy(settings.latentSize());
    double weight = settings.mmdWeight();
    return (latent, slope) -> {
      float[] sample = priorSample(latent.length, random);
      // A single row has no discrepancy within itself.
      if (latent.length <= settings.latentSize()) {
        return 0;
      }
      double[] gradient = new double[slope.length];
      double loss = weight * kernels.squared(latent, sample, gradient);
      for (int i = 0; i < slope.length; i++) {
        slope[i] += (float) (weight * gradient[i]);
      }
      return loss;
    };
  }

  /**
   * The latent points of the activations that the last step was taken on, without another pass if
   * it was computed directly; owned by the caller.
   */
  INDArray latentOfStep(INDArray h, Standardizer standardizer) {
    return direct.isPresent() && FloatRows.canRead(h)
        ? Nd4j.create(direct.get().latent(), new long[] {h.size(0), settings.latentSize()}, 'c')
        : latent(h, standardizer);
  }

  /** The latent points of activations, as in inference; owned by the caller. */
  INDArray latent(INDArray h, Standardizer standardizer) {
    int last = graph.getLayer(LATENT).getIndex();
    try (ArrayScope scope = new ArrayScope()) {
      INDArray standardized = scope.own(standardizer.apply(h.dup()));
      Map<String, INDArray> activations =
          graph.feedForward(new INDArray[] {standardized}, last, false);
      INDArray latent = activations.remove(LATENT);
      activations.values().stream().filter(array -> array != standardized).forEach(scope::own);
      return latent;
    }
  }

  /**
   * The loss of activations, without learning from them.
   *
   * @param h not changed
   */
  double loss(INDArray h, Standardizer standardizer, SplittableRandom random) {
    if (direct.isPresent() && FloatRows.canRead(h)) {
      return direct.get().loss(h, standardizer::applyTo, discrepancy(random));
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray standardized = scope.own(standardizer.apply(h.dup()));
      INDArray[] output = graph.output(false, standardized);
      INDArray latent = scope.own(output[0]);
      INDArray decoded = scope.own(output[1]);
      double loss =
          new HalfMeanSquaredError().computeScore(standardized, decoded, null, null, true);
      float[] places = Rows.values(latent);
      return loss + discrepancy(random).at(places, new float[places.length]);
    }
  }

  /** A sample of N(0, I), [rows, d]. */
  private INDArray samplePrior(long rows, SplittableRandom random) {
    float[] values = priorSample(Math.toIntExact(rows * settings.latentSize()), random);
    return Nd4j.create(values, new long[] {rows, settings.latentSize()}, 'c')
        .castTo(DataType.FLOAT);
  }

  private static float[] priorSample(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
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
    copy(RECONSTRUCTION, up, hidden);
    return new InfoVaeAutoencoder(standardizer, down, up);
  }

  private void copy(String from, MultiLayerNetwork to, int layer) {
    for (String parameter : new String[] {"W", "b"}) {
      to.getLayer(layer).getParam(parameter).assign(graph.getLayer(from).getParam(parameter));
    }
  }
}
