package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.dense.Portions;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class InfoVaeGraphTest {

  private static final Standardizer UNCHANGED =
      Standardizer.of(new double[5], new double[] {1, 1, 1, 1, 1});

  private final InfoVae settings = InfoVae.standard().withHiddenLayers(6, 4).withLatentSize(3);
  private final INDArray h = Samples.matrix(5, Samples.normal(100, 0, 1));

  private InfoVaeGraph graph(InfoVae of, long seed) {
    return new InfoVaeGraph(of, 5, new SplittableRandom(seed), Portions.HALVES);
  }

  @Test
  void latentPointsAreThoseOfTheAutoencoder() {
    InfoVaeGraph graph = graph(settings, 1);
    graph.step(h, UNCHANGED);

    INDArray latent = graph.latent(h, UNCHANGED);

    assertThat(latent.shape()).containsExactly(20, 3);
    assertThat(latent).isEqualTo(graph.autoencoder(UNCHANGED).encode(h));
    assertThat(h.wasClosed()).isFalse();
  }

  @Test
  void reconstructionIsThatOfTheAutoencoder() {
    InfoVaeGraph graph = graph(settings, 1);
    INDArray latent = graph.latent(h, UNCHANGED);

    assertThat(graph.graph().output(false, h)[1])
        .isEqualTo(graph.autoencoder(UNCHANGED).decode(latent));
  }

  @Test
  void autoencoderSharesNothingWithTheGraph() {
    InfoVaeGraph graph = graph(settings, 1);
    InfoVaeAutoencoder taken = graph.autoencoder(UNCHANGED);
    INDArray before = taken.encode(h);

    graph.step(h, UNCHANGED);

    assertThat(taken.encode(h)).isEqualTo(before);
    assertThat(graph.latent(h, UNCHANGED)).isNotEqualTo(before);
  }

  @Test
  void lossFallsOverManySteps() throws Exception {
    InfoVaeGraph graph = graph(settings, 1);
    double before = graph.loss(h, UNCHANGED, new SplittableRandom(1));

    NativeThreads.single(
        () -> {
          for (int i = 0; i < 300; i++) {
            graph.step(h, UNCHANGED);
          }
          return graph;
        });

    assertThat(graph.loss(h, UNCHANGED, new SplittableRandom(1))).isLessThan(0.9 * before);
  }

  @Test
  void lossIsReconstructionAloneWithoutWeight() {
    InfoVaeGraph graph = graph(settings.withMmdWeight(0), 1);
    INDArray decoded = graph.graph().output(false, h)[1];

    assertThat(graph.loss(h, UNCHANGED, new SplittableRandom(1)))
        .isCloseTo(
            new HalfMeanSquaredError().computeScore(h, decoded, null, null, true), within(1e-6));
  }

  /**
   * DL4J thins a layer's inputs in place: the discrepancy must be taken from the encoder's own z.
   */
  @Test
  void dropoutThinsHiddenUnitsButNeitherInputsNorLatentPoints() {
    ComputationGraph graph = graph(settings.withRetainProbability(0.9), 1).graph();
    Map<String, Boolean> thinned = new TreeMap<>();
    for (Layer layer : graph.getLayers()) {
      BaseLayer conf = layer.conf().getLayer() instanceof BaseLayer base ? base : null;
      if (conf != null) {
        thinned.put(conf.getLayerName(), conf.getIDropout() != null);
      }
    }
    assertThat(thinned)
        .containsEntry("encoder0", false)
        .containsEntry("encoder1", true)
        .containsEntry("latent", true)
        .containsEntry("decoder0", false)
        .containsEntry("decoder1", true)
        .containsEntry("reconstruction", true);
  }

  @Test
  void lossOfASingleRowIsFinite() {
    assertThat(graph(settings, 1).loss(h.getRow(0, true).dup(), UNCHANGED, new SplittableRandom(1)))
        .isFinite()
        .isPositive();
  }

  @Test
  void sameSeedGivesTheSameParameters() {
    InfoVaeGraph one = graph(settings, 1);
    InfoVaeGraph same = graph(settings, 1);
    one.step(h, UNCHANGED);
    same.step(h, UNCHANGED);

    assertThat(same.graph().params().toFloatVector())
        .containsExactly(one.graph().params().toFloatVector());
    assertThat(graph(settings, 2).graph().params()).isNotEqualTo(one.graph().params());
  }

  @Test
  void activationsStayAsTheyAre() {
    INDArray before = h.dup();
    InfoVaeGraph graph = graph(settings, 1);

    graph.step(h, UNCHANGED);
    graph.latent(h, UNCHANGED).close();
    graph.loss(h, UNCHANGED, new SplittableRandom(1));

    assertThat(h).isEqualTo(before);
  }

  @Test
  void theLatentOfAStepIsThatBeforeIt() {
    InfoVaeGraph graph = graph(settings, 1);
    INDArray before = graph.latent(h, UNCHANGED);

    graph.step(h, UNCHANGED);

    assertThat(graph.latentOfStep(h, UNCHANGED).equalsWithEps(before, 1e-5)).isTrue();
    assertThat(graph.latent(h, UNCHANGED).equalsWithEps(before, 1e-5)).isFalse();
  }

  /** In one portion or two: the same but for rounding. */
  @Test
  void portionsAreOfNoConsequence() {
    InfoVaeGraph halves = graph(settings, 1);
    InfoVaeGraph whole = new InfoVaeGraph(settings, 5, new SplittableRandom(1), Portions.WHOLE);
    for (int step = 0; step < 5; step++) {
      assertThat(whole.step(h, UNCHANGED)).isCloseTo(halves.step(h, UNCHANGED), within(1e-5));
    }
    assertThat(whole.graph().params().equalsWithEps(halves.graph().params(), 1e-4)).isTrue();
  }

  /** Computed directly, or by DL4J: the same but for rounding. */
  @Test
  void stepsAreThoseOfDl4j() {
    InfoVaeGraph direct = graph(settings, 1);
    ComputationGraph theirs = graph(settings, 1).graph();
    SplittableRandom prior = new SplittableRandom(1).split();
    for (int i = 0; i < 5; i++) {
      float[] sample = new float[20 * 3];
      for (int j = 0; j < sample.length; j++) {
        sample[j] = (float) prior.nextGaussian();
      }
      theirs.fit(new INDArray[] {h}, new INDArray[] {Samples.matrix(3, sample), h}, null, null);

      assertThat(direct.step(h, UNCHANGED)).isCloseTo(theirs.score(), within(1e-4));
    }
    assertThat(direct.graph().params().distance2(theirs.params())).isLessThan(1e-4);
    assertThat(theirs.params().distance2(graph(settings, 1).graph().params())).isGreaterThan(1e-3);
  }

  @Test
  void halvesOfUnequalSizeLearnToo() {
    InfoVaeGraph graph = graph(settings, 1);
    INDArray few = h.get(NDArrayIndex.interval(0, 3), NDArrayIndex.all()).dup();

    assertThat(graph.step(few, UNCHANGED))
        .isCloseTo(
            graph(settings, 1).loss(few, UNCHANGED, new SplittableRandom(1).split()), within(1e-9));
  }
}
