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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Hidden units of very different size, as columns of very different size leave them in a table that
 * was not standardized.
 */
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

  /** How well the error by the map tells right rows from wrong ones. */
  private static double mapAuroc(MultiLayerNetwork network) {
    SelfIntrospector introspector =
        Blobs.wrap(network).fit(TRAINING.getFeatures(), TRAINING.getLabels());
    Audit audit = introspector.audit(TEST.getFeatures(), TEST.getLabels());
    return audit.confidence().value(Measure.AUROC);
  }

  @Test
  void aLayerMayBeManyTimesAsExcitedAsTheNext() {
    double factor = 1e4;
    MultiLayerNetwork network = trained();
    double plain = mapAuroc(network);
    network.getLayer(0).getParam("W").muli(factor);
    network.getLayer(0).getParam("b").muli(factor);
    network.getLayer(1).getParam("W").divi(factor);

    assertThat(mapAuroc(network)).isGreaterThan(0.7).isCloseTo(plain, within(0.08));
  }
}
