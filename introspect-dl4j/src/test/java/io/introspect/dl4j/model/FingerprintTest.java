package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Two models have the same fingerprint if, and only if, they give the same activations. */
class FingerprintTest {

  private static String of(MultiLayerNetwork network) {
    return new MultiLayerModel(network, LayerSelection.dense()).fingerprint();
  }

  /** A classifier with this layer between the two dense ones. */
  private static MultiLayerNetwork between(Layer layer) {
    return TinyNetworks.network(
        layers ->
            layers
                .layer(TinyNetworks.first())
                .layer(layer)
                .layer(TinyNetworks.second())
                .layer(TinyNetworks.out()));
  }

  /** A classifier with another first layer, of the same parameters. */
  private static MultiLayerNetwork beginningWith(Layer layer) {
    MultiLayerNetwork network =
        TinyNetworks.network(
            layers -> layers.layer(layer).layer(TinyNetworks.second()).layer(TinyNetworks.out()));
    return TinyNetworks.setByHand(network, 0, 1, 2);
  }

  @Test
  void isPrintableAndTheSameAtEveryCall() {
    MultiLayerNetwork network = TinyNetworks.byHand();

    assertThat(of(network)).isEqualTo(of(network)).matches("[0-9a-f]{64}");
  }

  @Test
  void sameParametersGiveTheSame() {
    assertThat(of(TinyNetworks.byHand())).isEqualTo(of(TinyNetworks.byHand()));
    assertThat(of(TinyNetworks.byHand())).isEqualTo(of(TinyNetworks.byHand().clone()));
  }

  @Test
  void everySingleParameterMatters() {
    MultiLayerNetwork network = TinyNetworks.byHand();
    String before = of(network);
    for (long i = 0; i < network.numParams(); i++) {
      float value = network.params().getFloat(i);
      network.params().putScalar(i, Math.nextUp(value));
      assertThat(of(network)).as("parameter %d", i).isNotEqualTo(before);
      network.params().putScalar(i, value);
    }
    assertThat(of(network)).isEqualTo(before);
  }

  @Test
  void whatIsTappedMatters() {
    MultiLayerNetwork network = TinyNetworks.byHand();

    assertThat(new MultiLayerModel(network, LayerSelection.named("first")).fingerprint())
        .isNotEqualTo(of(network))
        .isNotEqualTo(new MultiLayerModel(network, LayerSelection.named("second")).fingerprint());
  }

  @Test
  void activationFunctionMatters() {
    assertThat(of(beginningWith(TinyNetworks.dense("first", 2, 3).build())))
        .isEqualTo(of(TinyNetworks.byHand()));
    assertThat(
            of(
                beginningWith(
                    TinyNetworks.dense("first", 2, 3).activation(Activation.RELU).build())))
        .isNotEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void parameterOfTheActivationFunctionMatters() {
    assertThat(
            of(
                beginningWith(
                    TinyNetworks.dense("first", 2, 3).activation(new ActivationELU(0.5)).build())))
        .isNotEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void functionOfAnActivationLayerMatters() {
    assertThat(of(between(new ActivationLayer.Builder().activation(Activation.TANH).build())))
        .isNotEqualTo(
            of(between(new ActivationLayer.Builder().activation(Activation.RELU).build())));
  }

  @Test
  void settingOfABatchNormalizationMatters() {
    assertThat(of(between(new BatchNormalization.Builder().nIn(3).nOut(3).eps(0.1).build())))
        .isNotEqualTo(of(between(new BatchNormalization.Builder().nIn(3).nOut(3).build())));
  }

  @Test
  void outputFunctionMatters() {
    MultiLayerNetwork softmax =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 2)));

    assertThat(of(TinyNetworks.setByHand(softmax, 0, 1, 2)))
        .isNotEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void settingsOfTrainingDoNotMatter() {
    Layer other =
        TinyNetworks.dense("first", 2, 3).updater(new Adam(0.01)).dropOut(0.5).l2(1e-3).build();

    assertThat(of(beginningWith(other))).isEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void countsOfTrainingDoNotMatter() {
    MultiLayerNetwork network = TinyNetworks.byHand();
    network.setIterationCount(100);
    network.setEpochCount(3);
    network.setLearningRate(0.5);

    assertThat(of(network)).isEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void frozenLayersAreTheSameLayers() {
    MultiLayerNetwork frozen =
        new TransferLearning.Builder(TinyNetworks.byHand()).setFeatureExtractor(0).build();

    assertThat(of(frozen)).isEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void observingDoesNotChangeIt() {
    MultiLayerModel model = new MultiLayerModel(TinyNetworks.byHand(), LayerSelection.dense());
    String before = model.fingerprint();

    model.observe(TinyNetworks.rows(3)).close();

    assertThat(model.fingerprint()).isEqualTo(before);
  }

  @Test
  void trainingChangesIt() {
    MultiLayerNetwork network = TinyNetworks.byHand();
    INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}});

    network.fit(TinyNetworks.rows(3), labels);

    assertThat(of(network)).isNotEqualTo(of(TinyNetworks.byHand()));
  }

  @Test
  void savedAndRestoredModelKeepsIt() throws IOException {
    for (MultiLayerNetwork network :
        new MultiLayerNetwork[] {
          TinyNetworks.byHand(),
          between(new BatchNormalization.Builder().nIn(3).nOut(3).build()),
          between(new ActivationLayer.Builder().activation(Activation.LEAKYRELU).build())
        }) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network, file, true);

      MultiLayerNetwork restored =
          ModelSerializer.restoreMultiLayerNetwork(
              new ByteArrayInputStream(file.toByteArray()), true);

      assertThat(of(restored)).isEqualTo(of(network));
    }
  }

  @Test
  void doublePrecisionNetworkHasOne() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            DataType.DOUBLE,
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    String before = of(TinyNetworks.setByHand(network, 0, 1, 2));

    network.params().putScalar(0, 1.001);

    assertThat(of(network)).isNotEqualTo(before);
  }
}
