package io.introspect.examples;

import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Any number of rows without a file, and a classifier of any width for them: for measuring cost.
 */
final class Synthetic {

  static final int INPUTS = 32;
  static final int CLASSES = 10;
  static final int LAYERS = 12;

  private static final int BATCH = 1000;
  private static final int LEARNED_BATCHES = 50;
  private static final double NOISE = 1.5;

  /** Where the classes lie is the same for all rows. */
  private static final long CENTERS = 7;

  private Synthetic() {}

  /**
   * Rows of ten clouds that overlap, drawn when they are asked for, so that they take no memory;
   * equal seeds give equal rows. Rows that do not fill a batch of a thousand make a smaller one.
   */
  static DataSetIterator rows(int count, long seed) {
    int batches = (count + BATCH - 1) / BATCH;
    return new ExistingDataSetIterator(
        () ->
            IntStream.range(0, batches)
                .mapToObj(i -> batch(Math.min(BATCH, count - i * BATCH), seed + i))
                .iterator());
  }

  private static DataSet batch(int rows, long seed) {
    float[][] centers = draw(CLASSES, new SplittableRandom(CENTERS), 1);
    float[][] features = draw(rows, new SplittableRandom(seed), NOISE);
    float[][] labels = new float[rows][CLASSES];
    for (int row = 0; row < rows; row++) {
      int k = row % CLASSES;
      labels[row][k] = 1;
      for (int i = 0; i < INPUTS; i++) {
        features[row][i] += centers[k][i];
      }
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  private static float[][] draw(int rows, SplittableRandom random, double spread) {
    float[][] drawn = new float[rows][INPUTS];
    for (float[] row : drawn) {
      for (int i = 0; i < INPUTS; i++) {
        row[i] = (float) (spread * (2 * random.nextDouble() - 1));
      }
    }
    return drawn;
  }

  /** Twelve hidden layers, all of them of one width, that have learned a little. */
  static MultiLayerNetwork net(int unitsPerLayer, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(1e-3))
            .list();
    for (int i = 0; i < LAYERS; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(i == 0 ? INPUTS : unitsPerLayer)
              .nOut(unitsPerLayer)
              .activation(Activation.ELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(unitsPerLayer)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    Classifiers.train(network, rows(LEARNED_BATCHES * BATCH, seed));
    return network;
  }

  /** Every network is trained for a few steps only, whatever the number of rows. */
  static IntrospectorBuilder wrap(MultiLayerNetwork net, int latentSize, int steps, boolean all) {
    TrainingSchedule schedule = new TrainingSchedule(128, steps, 1, 1e-3, 1, 1);
    EvidenceTrust trust = EvidenceTrust.standard();
    IntrospectorBuilder builder =
        SelfIntrospector.wrap(net)
            .autoencoder(InfoVae.standard().withLatentSize(latentSize).withSchedule(schedule))
            .estimator(LogErrorRegression.standard().withSchedule(schedule));
    return all
        ? builder
            .typicality(
                new ReconstructionTypicality(
                    ReconstructionTypicality.wide().withSchedule(schedule)))
            .trust(trust.withRegression(trust.regression().withSchedule(schedule)))
        : builder.withoutTypicality().withoutTrust();
  }
}
