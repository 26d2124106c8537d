package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import io.introspect.IntrospectionException;
import io.introspect.Slope;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The gradients of layers of all kinds, one after another, against finite differences. */
class InputGradientTest {

  private static final InputType IMAGES = InputType.convolutional(6, 6, 2);

  private static MultiLayerNetwork network(UnaryOperator<ListBuilder> layers) {
    return TinyNetworks.network(DataType.DOUBLE, layers);
  }

  /** These layers, then those that are tapped, then the output. */
  private static Arguments images(String name, UnaryOperator<ListBuilder> layers) {
    return Arguments.of(Named.of(name, above(layers, IMAGES)), new long[] {2, 2, 6, 6});
  }

  private static Arguments vectors(String name, UnaryOperator<ListBuilder> layers) {
    return Arguments.of(Named.of(name, above(layers, InputType.feedForward(5))), new long[] {4, 5});
  }

  private static MultiLayerNetwork above(UnaryOperator<ListBuilder> layers, InputType input) {
    return network(
        list -> {
          layers
              .apply(list)
              .layer(new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build())
              .layer(new DenseLayer.Builder().nOut(2).build())
              .layer(TinyNetworks.out());
          list.setInputType(input);
          return list;
        });
  }

  private static DenseLayer.Builder dense() {
    return new DenseLayer.Builder().nOut(6);
  }

  private static ConvolutionLayer.Builder convolution() {
    return new ConvolutionLayer.Builder(3, 3).nOut(3);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        vectors("dense", list -> list.layer(dense().build())),
        vectors("without bias", list -> list.layer(dense().hasBias(false).build())),
        vectors("dropout", list -> list.layer(dense().dropOut(0.5).build())),
        vectors("noise", list -> list.layer(dense().dropOut(new GaussianNoise(1)).build())),
        vectors(
            "weight noise", list -> list.layer(dense().weightNoise(new DropConnect(0.5)).build())),
        vectors("dropout layer", list -> list.layer(dense().build()).layer(new DropoutLayer(0.5))),
        vectors("frozen", list -> list.layer(new FrozenLayer(named(dense().dropOut(0.5))))),
        vectors(
            "frozen with backpropagation",
            list -> list.layer(new FrozenLayerWithBackprop(named(dense().dropOut(0.5))))),
        vectors(
            "activation layer",
            list ->
                list.layer(dense().activation(Activation.IDENTITY).build())
                    .layer(new ActivationLayer.Builder().activation(Activation.CUBE).build())),
        vectors(
            "leading activation layer",
            list -> list.layer(new ActivationLayer.Builder().activation(Activation.CUBE).build())),
        vectors(
            "batch norm",
            list -> list.layer(dense().build()).layer(new BatchNormalization.Builder().build())),
        vectors(
            "batch norm by variance",
            list ->
                list.layer(dense().build())
                    .layer(new BatchNormalization.Builder().useLogStd(false).build())),
        vectors(
            "batch norm, locked",
            list ->
                list.layer(dense().build())
                    .layer(
                        new BatchNormalization.Builder()
                            .lockGammaBeta(true)
                            .gamma(3)
                            .beta(0.5)
                            .build())),
        images(
            "convolution with batch norm",
            list ->
                list.layer(convolution().build()).layer(new BatchNormalization.Builder().build())),
        images(
            "convolution and pooling",
            list ->
                list.layer(convolution().dropOut(0.5).build())
                    .layer(new PReLULayer.Builder().inputShape(3, 4, 4).build())
                    .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())),
        images(
            "average pooling",
            list ->
                list.layer(convolution().build())
                    .layer(
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                            .kernelSize(2, 2)
                            .build())),
        images(
            "global pooling",
            list ->
                list.layer(convolution().build())
                    .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())),
        images(
            "padding, upsampling, response normalization",
            list ->
                list.layer(new ZeroPaddingLayer.Builder(1, 1).build())
                    .layer(convolution().stride(2, 2).build())
                    .layer(new LocalResponseNormalization.Builder().build())
                    .layer(new Upsampling2D.Builder(2).build())),
        Arguments.of(Named.of("flat images", flatImages()), new long[] {2, 36}),
        Arguments.of(
            Named.of(
                "recurrent",
                above(list -> list.layer(new LastTimeStep(lstm())), InputType.recurrent(2, 3))),
            new long[] {2, 2, 3}),
        Arguments.of(
            Named.of(
                "recurrent both ways",
                above(
                    list ->
                        list.layer(
                            new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, lstm()))),
                    InputType.recurrent(2, 3))),
            new long[] {2, 2, 3}));
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(3).activation(Activation.TANH).dropOut(0.5).build();
  }

  private static DenseLayer named(DenseLayer.Builder layer) {
    return layer.name("frozen").build();
  }

  private static MultiLayerNetwork flatImages() {
    return above(
        list -> list.layer(new ConvolutionLayer.Builder(3, 3).nOut(3).build()),
        InputType.convolutionalFlat(6, 6, 1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isThatOfFiniteDifferences(MultiLayerNetwork network, long[] shape) {
    perturb(network);
    FiniteDifferences.of(network).assertGradients(FiniteDifferences.random(3, shape));
  }

  /** ND4J 1.0.0-beta7 cannot run such a layer at all. */
  @Test
  void isThatOfFiniteDifferencesWithLayerNormalization() {
    MultiLayerNetwork network =
        above(list -> list.layer(dense().hasLayerNorm(true).build()), InputType.feedForward(5));
    INDArray x = FiniteDifferences.random(3, 4, 5);
    assumeThatCode(() -> network.output(x)).doesNotThrowAnyException();
    perturb(network);
    FiniteDifferences.of(network).assertGradients(x);
  }

  /** So that no parameter, such as those of a batch normalization, is 0 or 1 as it begins. */
  private static void perturb(MultiLayerNetwork network) {
    INDArray noise = FiniteDifferences.random(5, network.params().shape());
    network.params().addi(noise.muli(0.3));
    for (var layer : network.getLayers()) {
      Map<String, INDArray> parameters = layer.paramTable();
      if (parameters.containsKey("var")) {
        parameters.get("var").assign(parameters.get("var").mul(parameters.get("var")).addi(0.5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void isThatOfFiniteDifferencesForEveryOutput(
      Activation activation, LossFunction loss, int outputs) {
    MultiLayerNetwork network =
        network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out(activation, loss, outputs)));
    FiniteDifferences.of(network).assertGradients(FiniteDifferences.random(3, 5, 2));
  }

  static Stream<Arguments> outputs() {
    return Stream.of(
        Arguments.of(Activation.SOFTMAX, LossFunction.MCXENT, 3),
        Arguments.of(Activation.SIGMOID, LossFunction.XENT, 3),
        Arguments.of(Activation.HARDSIGMOID, LossFunction.MSE, 3),
        Arguments.of(Activation.SIGMOID, LossFunction.XENT, 1),
        Arguments.of(Activation.HARDSIGMOID, LossFunction.MSE, 1));
  }

  @Test
  void isThatOfAHandComputedExample() {
    MultiLayerModel model = new MultiLayerModel(TinyNetworks.byHand(), LayerSelection.dense());
    // The first two units of the first layer are x0 and x1 where these are positive.
    INDArray x = Nd4j.createFromArray(new float[][] {{3, 1}});

    INDArray gradient =
        model.inputGradient(
            x, seen -> Slope.ofActivations(Nd4j.createFromArray(new float[][] {{2, 5, 0, 0, 0}})));

    assertThat(gradient.toFloatMatrix()).isDeepEqualTo(new float[][] {{2, 5}});
  }

  @Test
  void aLayerWhoseInputHasNoGradientIsNamed() {
    MultiLayerNetwork network =
        network(
            layers ->
                layers
                    .layer(new EmbeddingLayer.Builder().name("words").nIn(9).nOut(3).build())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    assertRefused(network, Nd4j.createFromArray(new double[][] {{4}, {7}}), "words", "Embedding");
  }

  @Test
  void aLayerThatIsRandomInTrainingIsNamed() {
    MultiLayerNetwork network =
        network(
            layers ->
                layers
                    .layer(
                        TinyNetworks.dense("odd", 2, 3).activation(new ActivationRReLU()).build())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    assertRefused(network, FiniteDifferences.random(1, 3, 2), "odd", "randomized rectifier");
  }

  private static void assertRefused(MultiLayerNetwork network, INDArray x, String... messages) {
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> model.inputGradient(x, seen -> Slope.ofOutput(seen.output().dup())))
        .withMessageContainingAll(messages);
  }
}
