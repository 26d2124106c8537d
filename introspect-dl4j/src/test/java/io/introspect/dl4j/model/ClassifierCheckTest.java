package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.IntrospectionException;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The networks that are refused, and what they are told. */
class ClassifierCheckTest {

  private static MultiLayerNetwork endingWith(Layer last) {
    return TinyNetworks.network(
        layers -> layers.layer(TinyNetworks.first()).layer(TinyNetworks.second()).layer(last));
  }

  private static void assertRefused(MultiLayerNetwork network, CharSequence... messages) {
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> new MultiLayerModel(network, LayerSelection.dense()))
        .withMessageContainingAll(messages);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SIGMOID", "HARDSIGMOID", "SOFTMAX"})
  void acceptsOutputsBetweenZeroAndOne(Activation activation) {
    MultiLayerNetwork network = endingWith(TinyNetworks.out(activation, LossFunction.MSE, 4));

    assertThatCode(() -> ClassifierCheck.require(network)).doesNotThrowAnyException();
    assertThat(ClassifierCheck.classes(network)).isEqualTo(4);
  }

  @Test
  void refusesNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiLayerModel(null, LayerSelection.dense()))
        .withMessage("expected a trained MultiLayerNetwork, found null");
  }

  @Test
  void refusesANetworkThatWasNeverInitialized() {
    assertRefused(
        new MultiLayerNetwork(TinyNetworks.classifier().getLayerWiseConfigurations().clone()),
        "expected an initialized and trained network",
        "init()");
  }

  @Test
  void refusesANetworkWithoutHiddenLayer() {
    assertRefused(
        TinyNetworks.network(layers -> layers.layer(TinyNetworks.out())),
        "expected at least one hidden layer",
        "found a network of 1 layer");
  }

  @Test
  void refusesARegression() {
    assertRefused(
        endingWith(TinyNetworks.out(Activation.IDENTITY, LossFunction.MSE, 2)),
        "expected a classifier",
        "softmax or sigmoid",
        "found activation identity");
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SIGMOID", "HARDSIGMOID"})
  void aSingleSigmoidTellsTwoClassesApart(Activation activation) {
    MultiLayerNetwork network = endingWith(TinyNetworks.out(activation, LossFunction.XENT, 1));

    assertThatCode(() -> ClassifierCheck.require(network)).doesNotThrowAnyException();
    assertThat(ClassifierCheck.classes(network)).isEqualTo(2);
  }

  /** It is always 1. DL4J refuses to make such a network, unless it is told not to look. */
  @Test
  void refusesASoftmaxOverASingleOutput() {
    assertRefused(
        TinyNetworks.network(
            layers -> {
              layers
                  .layer(TinyNetworks.first())
                  .layer(TinyNetworks.second())
                  .layer(TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 1));
              // Two statements: up to beta7 it returns a builder of another type.
              layers.validateOutputLayerConfig(false);
              return layers;
            }),
        "expected a classifier",
        "at least 2 classes",
        "found softmax over 1 output");
  }

  @Test
  void refusesALossWithoutALayerOfItsOwn() {
    LossLayer last =
        new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build();

    assertRefused(endingWith(last), "expected a classifier", "found a layer of kind LossLayer");
  }

  @Test
  void refusesANetworkThatEndsWithoutOutputLayer() {
    assertRefused(
        endingWith(TinyNetworks.dense("last", 2, 2).build()),
        "expected a classifier",
        "found a layer of kind DenseLayer");
  }
}
