package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Tables whose columns, and with them the hidden units, are of very different size. */
class UnitScalesTest {

  private static final DataSet TRAINING = Blobs.data(600, 1000);
  private static final DataSet TEST = Blobs.data(1500, 2000);

  /** A layer without bounds below one with. */
  private static MultiLayerNetwork trained() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Blobs.FEATURES)
                        .nOut(12)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder().nIn(12).nOut(8).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(Blobs.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    Blobs.train(network, 100);
    return network;
  }

  private static double mapAuroc(MultiLayerNetwork network) {
    SelfIntrospector introspector =
        Blobs.wrap(network).fit(TRAINING.getFeatures(), TRAINING.getLabels());
    Audit audit = introspector.audit(TEST.getFeatures(), TEST.getLabels());
    return audit.confidence().value(Measure.AUROC);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e2, 1e4})
  void aLayerMayBeManyTimesAsExcitedAsTheNext(double factor) {
    MultiLayerNetwork network = trained();
    double plain = mapAuroc(network);
    network.getLayer(0).getParam("W").muli(factor);
    network.getLayer(0).getParam("b").muli(factor);
    network.getLayer(1).getParam("W").divi(factor);

    assertThat(mapAuroc(network)).isGreaterThan(0.7).isCloseTo(plain, within(0.08));
  }

  @Test
  void columnsMayBeOfVeryDifferentSize() {
    INDArray sizes = Nd4j.createFromArray(new float[] {1e6f, 1, 1e-6f, 1e3f});
    MultiLayerNetwork network = trained();
    double plain = confidenceInFirst(network, TRAINING.getFeatures());
    network.getLayer(0).getParam("W").diviColumnVector(sizes.reshape(Blobs.FEATURES, 1));

    assertThat(confidenceInFirst(network, TRAINING.getFeatures().mulRowVector(sizes)))
        .isCloseTo(plain, within(0.3));
  }

  private static double confidenceInFirst(MultiLayerNetwork network, INDArray features) {
    return Blobs.wrap(network)
        .fit(features, TRAINING.getLabels())
        .introspect(features.getRow(0, true))
        .confidence();
  }
}
