package io.introspect.dl4j;

import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.trust.EvidenceTrust;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A classifier of the size of the paper's Net1, 784, 12 × 200, 10, and introspectors of it, for
 * benchmarks: nothing has learned much, which makes no difference to the time that it takes.
 */
public final class WideNet {

  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final int LAYERS = 12;
  private static final int UNITS = 200;
  private static final int ROWS = 1000;
  private static final int STEPS = 10;

  private WideNet() {}

  /**
   * Random rows.
   *
   * @param count how many
   * @param seed of their values
   * @return [count, 784]
   */
  public static INDArray rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[count][INPUTS];
    for (float[] row : rows) {
      for (int i = 0; i < INPUTS; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(rows);
  }

  /**
   * An introspector.
   *
   * @param full with typicality and trust, or the map alone
   * @return fitted, hastily
   */
  public static SelfIntrospector introspector(boolean full) {
    TrainingSchedule schedule = new TrainingSchedule(128, STEPS, 1, 1e-3, 1, 1);
    EvidenceTrust trust = EvidenceTrust.standard();
    IntrospectorBuilder builder =
        SelfIntrospector.wrap(network())
            .autoencoder(InfoVae.standard().withSchedule(schedule))
            .estimator(LogErrorRegression.standard().withSchedule(schedule));
    builder =
        full
            ? builder
                .typicality(
                    new ReconstructionTypicality(
                        ReconstructionTypicality.wide().withSchedule(schedule)))
                .trust(trust.withRegression(trust.regression().withSchedule(schedule)))
            : builder.withoutTypicality().withoutTrust();
    return builder.fit(rows(ROWS, 1), labels(), rows(ROWS, 2), labels());
  }

  private static INDArray labels() {
    float[][] labels = new float[ROWS][CLASSES];
    for (int row = 0; row < ROWS; row++) {
      labels[row][row % CLASSES] = 1;
    }
    return Nd4j.createFromArray(labels);
  }

  private static MultiLayerNetwork network() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().seed(1).activation(Activation.ELU).list();
    for (int i = 0; i < LAYERS; i++) {
      layers.layer(new DenseLayer.Builder().nIn(i == 0 ? INPUTS : UNITS).nOut(UNITS).build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(UNITS)
            .nOut(CLASSES)
            .activation(Activation.SIGMOID)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }
}
