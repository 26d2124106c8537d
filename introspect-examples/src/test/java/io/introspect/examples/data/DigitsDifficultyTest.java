package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The digits are neither trivial nor hopeless for a small network. */
class DigitsDifficultyTest {

  private static final int TRAINING_ROWS = 10_000;
  private static final int BATCH = 64;
  private static final int EPOCHS = 5;

  private final NativeOps engine = NativeOpsHolder.getInstance().getDeviceNativeOps();
  private int threads;

  /**
   * On a machine with other work, the threads of OpenMP wait for each other at every small step.
   */
  @BeforeEach
  void useOneThread() {
    threads = engine.ompGetMaxThreads();
    engine.setOmpNumThreads(1);
  }

  @AfterEach
  void restoreThreads() {
    engine.setOmpNumThreads(threads);
  }

  @Test
  void smallNetworkConfusesFewDigitsAndMostlyLookAlikes() {
    ImageData data = EmbeddedDigits.standard(1);
    MultiLayerNetwork network = trained(data.training().slice(0, TRAINING_ROWS));

    int[] truth = data.test().labels().argMax(1).toIntVector();
    int[] guess = network.output(data.test().features()).argMax(1).toIntVector();
    int errors = 0;
    int lookAlikes = 0;
    int[] errorsOf = new int[10];
    for (int i = 0; i < truth.length; i++) {
      if (guess[i] != truth[i]) {
        errors++;
        errorsOf[truth[i]]++;
        lookAlikes += LookAlikes.contains(truth[i], guess[i]) ? 1 : 0;
      }
    }

    assertThat(data.training().size()).isEqualTo(12_000);
    assertThat(truth).hasSize(2_000);
    assertThat(1 - errors / (double) truth.length).as("accuracy").isBetween(0.92, 0.98);
    // Eight of the 45 pairs are look-alikes: errors by chance would give a share of 0.18.
    assertThat(lookAlikes / (double) errors).as("look-alikes").isGreaterThan(0.5);
    for (int digit = 0; digit < errorsOf.length; digit++) {
      assertThat(errorsOf[digit]).as("errors of 200 pictures of " + digit).isLessThan(40);
    }
  }

  private static MultiLayerNetwork trained(ImageSet images) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int from = 0; from < images.size(); from += BATCH) {
        INDArrayIndex rows = NDArrayIndex.interval(from, Math.min(from + BATCH, images.size()));
        network.fit(
            images.features().get(rows, NDArrayIndex.all()),
            images.labels().get(rows, NDArrayIndex.all()));
      }
    }
    return network;
  }

  private static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(1e-3))
        .list()
        .layer(new DenseLayer.Builder().nIn(784).nOut(64).activation(Activation.ELU).build())
        .layer(new DenseLayer.Builder().nIn(64).nOut(64).activation(Activation.ELU).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(64)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }
}
