package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Observation;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * DL4J's helpers compute the same with every build of nd4j-native, only faster with oneDNN, so that
 * they are tested with the one that is there.
 */
class OneDnnTest {

  private final INDArray x = FiniteDifferences.random(1, 6, 2, 8, 8).castTo(DataType.FLOAT);
  private final INDArray labels = Nd4j.eye(3).castTo(DataType.FLOAT);

  private static MultiLayerNetwork network() {
    return TinyNetworks.network(
        layers ->
            layers
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .name("convolution")
                        .nOut(4)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder().name("normalization").build())
                .layer(new ActivationLayer(Activation.ELU))
                .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 2)));
  }

  private static MultiLayerNetwork helped() {
    MultiLayerNetwork network = network();
    OneDnn.Report report = OneDnn.accelerate(List.of(network.getLayers()), true);
    assertThat(report.layers()).containsExactly("convolution", "normalization");
    assertThat(report.refusal()).isEmpty();
    return network;
  }

  private void train(MultiLayerNetwork network) {
    for (int step = 0; step < 5; step++) {
      network.fit(x.dup(), Nd4j.vstack(labels, labels));
    }
  }

  @Test
  void outputsAreTheSame() {
    assertThat(Rows.values(helped().output(x)))
        .containsExactly(Rows.values(network().output(x)), within(1e-4f));
  }

  @Test
  void trainingIsTheSame() {
    MultiLayerNetwork plain = network();
    MultiLayerNetwork helped = helped();
    train(plain);
    train(helped);
    assertThat(Rows.values(helped.params()))
        .containsExactly(Rows.values(plain.params()), within(1e-4f));
  }

  @Test
  void introspectionLooksThroughTheSameHelpers() {
    MultiLayerNetwork network = helped();
    train(network);
    MultiLayerNetwork replica = network();
    OneDnn.follow(network.getLayer(0), replica.getLayer(0));
    assertThat(replica.getLayer(0).getHelper())
        .isInstanceOf(MKLDNNConvHelper.class)
        .isNotSameAs(network.getLayer(0).getHelper());
    try (Observation seen = new MultiLayerModel(network, LayerSelection.all()).observe(x)) {
      assertThat(Rows.values(seen.output()))
          .containsExactly(Rows.values(network.output(x)), within(1e-4f));
    }
  }

  @Test
  void aBuildWithoutItIsLeftAloneAndTheReportSaysWhy() {
    MultiLayerNetwork network = network();
    OneDnn.Report report = OneDnn.accelerate(List.of(network.getLayers()), false);
    assertThat(report.layers()).isEmpty();
    assertThat(report.refusal()).hasValueSatisfying(why -> assertThat(why).contains("built with"));
    assertThat(network.getLayer(0).getHelper()).isNull();
  }

  @Test
  void aNetworkWithoutConvolutionsHasNoUseForIt() {
    OneDnn.Report report = OneDnn.accelerate(List.of(TinyNetworks.classifier().getLayers()), true);
    assertThat(report.refusal()).hasValueSatisfying(why -> assertThat(why).contains("no float32"));
  }

  @Test
  void askingForItNeverFails() {
    assertThat(OneDnn.accelerate(TinyNetworks.classifier()).refusal()).isPresent();
  }
}
