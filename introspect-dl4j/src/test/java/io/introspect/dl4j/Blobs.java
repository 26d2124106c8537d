package io.introspect.dl4j;

import io.introspect.Introspection;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.NativeThreads;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Three overlapping Gaussian blobs in four dimensions, a classifier of them, and quick settings.
 */
final class Blobs {

  static final int CLASSES = 3;
  static final int FEATURES = 4;

  private Blobs() {}

  static DataSet data(int rows, long seed) {
    Random random = new Random(seed);
    float[][] x = new float[rows][FEATURES];
    float[][] y = new float[rows][CLASSES];
    for (int row = 0; row < rows; row++) {
      int k = row % CLASSES;
      y[row][k] = 1;
      for (int i = 0; i < FEATURES; i++) {
        x[row][i] = (float) (random.nextGaussian() + (i == k ? 2.5 : 0));
      }
    }
    return new DataSet(Nd4j.createFromArray(x), Nd4j.createFromArray(y));
  }

  /** Untrained, 4 → 12 → 8 → 3; {@code retain} below 1 drops units out while training. */
  static MultiLayerNetwork network(double retain) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .list()
                .layer(dense(FEATURES, 12).build())
                .layer(retain < 1 ? dense(12, 8).dropOut(retain).build() : dense(12, 8).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static DenseLayer.Builder dense(int inputs, int units) {
    return new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.ELU);
  }

  static MultiLayerNetwork trained() {
    MultiLayerNetwork network = network(1);
    train(network, 60);
    return network;
  }

  static void train(MultiLayerNetwork network, int steps) {
    single(
        () -> {
          for (int i = 0; i < steps; i++) {
            network.fit(data(64, i));
          }
          return null;
        });
  }

  /** On one native thread: many are slower here, and far slower on a busy machine. */
  static <T> T single(NativeThreads.Work<T, RuntimeException> work) {
    return NativeThreads.single(work);
  }

  static InfoVae quickAutoencoder() {
    return InfoVae.standard()
        .withHiddenLayers(24, 24)
        .withSchedule(new TrainingSchedule(64, 60, 3, 5e-3, 0.5, 5));
  }

  static LogErrorRegression quickEstimator() {
    return LogErrorRegression.standard()
        .withHiddenLayers(16, 16)
        .withSchedule(new TrainingSchedule(64, 200, 2, 1e-2, 0.5, 5));
  }

  static ReconstructionTypicality quickTypicality() {
    return new ReconstructionTypicality(quickAutoencoder().withLatentSize(6).withMmdWeight(1));
  }

  static EvidenceTrust quickTrust() {
    LogErrorRegression single =
        quickEstimator().withSchedule(quickEstimator().schedule().withCycles(1));
    return EvidenceTrust.standard().withRegression(single).withPrototypesPerClass(50);
  }

  /**
   * A builder with quick settings, and without typicality and trust, which most tests do not ask
   * for.
   */
  static IntrospectorBuilder wrap(MultiLayerNetwork network) {
    return withTypicalityOpen(network).withoutTypicality();
  }

  /** A builder with quick settings and without trust, whose typicality is still to be set. */
  static IntrospectorBuilder withTypicalityOpen(MultiLayerNetwork network) {
    return open(network).withoutTrust();
  }

  /** A builder with quick settings, whose typicality and trust are still to be set. */
  static IntrospectorBuilder open(MultiLayerNetwork network) {
    return SelfIntrospector.wrap(network)
        .seed(3)
        .autoencoder(quickAutoencoder())
        .estimator(quickEstimator());
  }

  static SelfIntrospector fitted(MultiLayerNetwork network) {
    DataSet training = data(600, 1000);
    return wrap(network).fit(training.getFeatures(), training.getLabels());
  }

  static INDArray testRows(int rows) {
    return data(rows, 2000).getFeatures();
  }

  /** Over the rows that are predicted right, or over those predicted wrong. */
  static double meanConfidence(List<Introspection> seen, int[] truth, boolean right) {
    return IntStream.range(0, truth.length)
        .filter(i -> (seen.get(i).predictedClass() == truth[i]) == right)
        .mapToDouble(i -> seen.get(i).confidence())
        .average()
        .orElseThrow();
  }
}
