package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.train.TriangularSchedule;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class HalvedStepsTest {

  private static final int ROWS = 8;

  @Test
  void learnsWhatOneNetworkLearnsFromTheWholeMinibatch() {
    MultiLayerNetwork halved = dense();
    MultiLayerNetwork whole = dense();
    try (HalvedSteps steps = new HalvedSteps(halved)) {
      for (int i = 0; i < 5; i++) {
        INDArray x = Nd4j.rand(DataType.FLOAT, ROWS, 3).addi(i);
        whole.fit(x, labels(2));
        assertThat(steps.step(x, labels(2))).isCloseTo(whole.score(), within(1e-5));
      }
    }
    assertThat(halved.params().distance2(whole.params())).isLessThan(1e-4);
    assertThat(halved.params().distance2(dense().params())).isGreaterThan(0.1);
    assertThat(halved.getIterationCount()).isEqualTo(5);
  }

  /** Whose means and variances are parameters that follow the data, not a gradient. */
  @Test
  void batchNormalizationFollowsBothHalves() {
    Net2 net2 = new Net2(1, 2, 2, false);
    MultiLayerNetwork network = net2.create(new TriangularSchedule(2, 1e-9, 1), 1);
    INDArray x = Nd4j.zeros(DataType.FLOAT, ROWS, 1, 8, 8);
    for (int row = ROWS / 2; row < ROWS; row++) {
      x.slice(row).assign(row);
    }
    MultiLayerNetwork whole = network.clone();
    whole.fit(x, labels(2));
    try (HalvedSteps steps = new HalvedSteps(network)) {
      steps.step(x, labels(2));
    }
    INDArray mean = network.getLayer(1).getParam("mean");
    assertThat(mean.norm2Number().doubleValue()).isGreaterThan(0.01);
    assertThat(mean.distance2(whole.getLayer(1).getParam("mean"))).isLessThan(1e-4);
  }

  private static MultiLayerNetwork dense() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.05))
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).activation(Activation.ELU).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static INDArray labels(int classes) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, ROWS, classes);
    for (int row = 0; row < ROWS; row++) {
      labels.putScalar(row, row % classes, 1);
    }
    return labels;
  }
}
