package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.StepObservation;
import io.introspect.TappedLayer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** How layers of every kind become columns of h, and slopes with respect to h come back. */
class TapReadingTest {

  private static final InputType IMAGE = InputType.convolutional(5, 6, 2);
  private static final InputType SERIES = InputType.recurrent(3, 4);
  private static final long UNITS = 4;

  private final INDArray images = FiniteDifferences.random(1, 3, 2, 5, 6);
  private final INDArray series = FiniteDifferences.random(2, 3, 3, 4);

  private static MultiLayerNetwork network(
      DataType type, InputType input, UnaryOperator<ListBuilder> layers) {
    return TinyNetworks.network(
        type,
        list -> {
          layers
              .apply(list)
              .layer(
                  new OutputLayer.Builder(LossFunction.MCXENT)
                      .nOut(3)
                      .activation(Activation.SOFTMAX)
                      .build());
          // Two statements: up to beta7 setInputType returns a builder of another type.
          list.setInputType(input);
          return list;
        });
  }

  private static MultiLayerNetwork convolutional(DataType type) {
    return network(
        type,
        IMAGE,
        list ->
            list.layer(convolution("low", 3))
                .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(1, 1).build())
                .layer(convolution("high", 4)));
  }

  private static ConvolutionLayer convolution(String name, int channels) {
    return new ConvolutionLayer.Builder(2, 2)
        .name(name)
        .nOut(channels)
        .activation(Activation.TANH)
        .build();
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(UNITS).activation(Activation.TANH).build();
  }

  static List<Layer> recurrent() {
    return List.of(
        lstm(),
        new SimpleRnn.Builder().nOut(UNITS).activation(Activation.TANH).build(),
        new Bidirectional(Bidirectional.Mode.CONCAT, lstm()),
        new Bidirectional(Bidirectional.Mode.ADD, lstm()));
  }

  private static MultiLayerNetwork recurrent(DataType type, Layer layer) {
    layer.setLayerName("series");
    return network(
        type,
        SERIES,
        list -> list.layer(layer).layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build()));
  }

  @Test
  void channelsAreReadAsTheirMeans() {
    MultiLayerNetwork network = convolutional(DataType.FLOAT);
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());
    INDArray x = images.castTo(DataType.FLOAT);

    List<INDArray> expected = network.feedForward(x, false);

    assertThat(model.tap().layers())
        .containsExactly(new TappedLayer("low", 0, 3), new TappedLayer("high", 3, 4));
    try (Observation seen = model.observe(x)) {
      assertClose(
          seen.activations(), Nd4j.hstack(expected.get(1).mean(2, 3), expected.get(3).mean(2, 3)));
    }
  }

  @Test
  void channelsAreReadAsTheirMaxima() {
    MultiLayerNetwork network = convolutional(DataType.FLOAT);
    INDArray x = images.castTo(DataType.FLOAT);
    MultiLayerModel model =
        new MultiLayerModel(
            network, LayerSelection.named("high").withChannels(ChannelReading.maximum()));

    try (Observation seen = model.observe(x)) {
      assertClose(seen.activations(), network.feedForward(x, false).get(3).max(2, 3));
    }
  }

  @Test
  void regionsOfAChannelStandSideBySide() {
    MultiLayerNetwork network = convolutional(DataType.FLOAT);
    INDArray x = images.castTo(DataType.FLOAT);
    MultiLayerModel model =
        new MultiLayerModel(
            network, LayerSelection.named("low").withChannels(ChannelReading.regions(2, 3)));
    INDArray low = network.feedForward(x, false).get(1);

    TappedLayer layer = model.tap().layer("low");

    assertThat(layer.units()).isEqualTo(18);
    assertThat(layer.channel(7)).isEqualTo(1);
    assertThat(layer.region(7)).isEqualTo(1);
    try (Observation seen = model.observe(x)) {
      // 4 x 5 places: rows 0-1, column 1-2 of channel 1.
      INDArray region =
          low.get(
              NDArrayIndex.all(),
              NDArrayIndex.point(1),
              NDArrayIndex.interval(0, 2),
              NDArrayIndex.interval(1, 3));
      assertClose(seen.activations().getColumn(7), region.mean(1, 2));
    }
  }

  @Test
  void channelsThatComeLastAreReadTheSame() {
    MultiLayerNetwork network =
        network(
            DataType.DOUBLE,
            InputType.convolutional(5, 6, 2, CNN2DFormat.NHWC),
            list ->
                list.layer(
                    new ConvolutionLayer.Builder(2, 2)
                        .name("last")
                        .nOut(3)
                        .dataFormat(CNN2DFormat.NHWC)
                        .build()));
    INDArray x = FiniteDifferences.random(4, 2, 5, 6, 2);

    FiniteDifferences.of(network, LayerSelection.all()).assertGradients(x);
    try (Observation seen = new MultiLayerModel(network, LayerSelection.all()).observe(x)) {
      assertClose(seen.activations(), network.feedForward(x, false).get(1).mean(1, 2));
    }
  }

  static List<ChannelReading> readings() {
    return List.of(ChannelReading.mean(), ChannelReading.maximum(), ChannelReading.regions(2, 2));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void slopesOfChannelsComeBack(ChannelReading reading) {
    FiniteDifferences.of(convolutional(DataType.DOUBLE), LayerSelection.all().withChannels(reading))
        .assertGradients(images);
  }

  @Test
  void otherConvolutionsHaveChannelsToo() {
    MultiLayerNetwork network =
        network(
            DataType.DOUBLE,
            IMAGE,
            list ->
                list.layer(
                        new DepthwiseConvolution2D.Builder(2, 2)
                            .name("depthwise")
                            .depthMultiplier(2)
                            .build())
                    .layer(
                        new SeparableConvolution2D.Builder(2, 2)
                            .name("separable")
                            .nOut(3)
                            .build()));

    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());

    assertThat(model.tap().layers())
        .containsExactly(new TappedLayer("depthwise", 0, 4), new TappedLayer("separable", 4, 3));
    model.observe(images).close();
  }

  @Test
  void aConvolutionOverTimeIsReadAsChannels() {
    MultiLayerNetwork network =
        network(
            DataType.DOUBLE,
            SERIES,
            list ->
                list.layer(
                        new Convolution1DLayer.Builder(2)
                            .name("line")
                            .nOut(5)
                            .activation(Activation.TANH)
                            .build())
                    .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build()));

    FiniteDifferences.of(network, LayerSelection.all()).assertGradients(series);
  }

  @Test
  void layersAreReadBehindWhatOnlyReshapesThem() {
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            IMAGE,
            list ->
                list.layer(convolution("low", 3))
                    .layer(new BatchNormalization())
                    .layer(new ActivationLayer(Activation.RELU))
                    .layer(new DropoutLayer(0.5))
                    .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build()));
    INDArray x = images.castTo(DataType.FLOAT);
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());

    assertThat(model.tap().layers()).containsExactly(new TappedLayer("low", 0, 3));
    try (Observation seen = model.observe(x)) {
      assertClose(seen.activations(), network.feedForward(x, false).get(4).mean(2, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void recurrentLayersAreReadAtTheirLastStep(Layer layer) {
    MultiLayerNetwork network = recurrent(DataType.DOUBLE, layer);
    INDArray expected =
        network
            .feedForward(series, false)
            .get(1)
            .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(3));

    FiniteDifferences.of(network, LayerSelection.all()).assertGradients(series);
    try (Observation seen = new MultiLayerModel(network, LayerSelection.all()).observe(series)) {
      assertClose(seen.activations(), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void orAsTheMeanOverTheirSteps(Layer layer) {
    MultiLayerNetwork network = recurrent(DataType.DOUBLE, layer);
    LayerSelection selection = LayerSelection.all().withSteps(StepReading.MEAN);

    FiniteDifferences.of(network, selection).assertGradients(series);
    try (Observation seen = new MultiLayerModel(network, selection).observe(series)) {
      assertClose(seen.activations(), network.feedForward(series, false).get(1).mean(2));
    }
  }

  @Test
  void orAtEveryStep() {
    MultiLayerNetwork network = recurrent(DataType.DOUBLE, lstm());
    MultiLayerModel model =
        new MultiLayerModel(network, LayerSelection.all().withSteps(StepReading.EVERY));
    INDArray expected = network.feedForward(series, false).get(1);

    try (StepObservation seen = model.observeSteps(series)) {
      assertThat(seen.lengths()).containsExactly(4, 4, 4);
      for (int row = 0; row < 3; row++) {
        for (int step = 0; step < 4; step++) {
          assertClose(
              seen.steps().getRow(4L * row + step),
              expected.get(NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step)));
        }
        assertClose(seen.last().activations().getRow(row), seen.steps().getRow(4L * row + 3));
      }
    }
  }

  @Test
  void aLayerThatGivesItsLastStepHasUnitsAsADenseOne() {
    MultiLayerNetwork network =
        network(DataType.DOUBLE, SERIES, list -> list.layer(new LastTimeStep(lstm())));

    FiniteDifferences.of(network, LayerSelection.all()).assertGradients(series);
  }

  @Test
  void everyStepTakesLayersThatWorkStepByStep() {
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            SERIES,
            list -> {
              LastTimeStep end = new LastTimeStep(lstm());
              end.setLayerName("end");
              return list.layer(lstm()).layer(end);
            });

    LayerSelection every = LayerSelection.all().withSteps(StepReading.EVERY);
    assertThat(new MultiLayerModel(network, every).tap().layers())
        .containsExactly(new TappedLayer("layer0", 0, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MultiLayerModel(
                    network, LayerSelection.named("end").withSteps(StepReading.EVERY)))
        .withMessageContainingAll("layer end", "works step by step", "LastTimeStep");
  }

  @Test
  void attentionIsReadStepByStep() {
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            SERIES,
            list ->
                list.layer(
                        new SelfAttentionLayer.Builder()
                            .name("self")
                            .nOut(4)
                            .nHeads(2)
                            .projectInput(true)
                            .build())
                    .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build()));
    INDArray x = series.castTo(DataType.FLOAT);
    List<INDArray> expected = network.feedForward(x, false);
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());

    assertThat(model.tap().layers()).containsExactly(new TappedLayer("self", 0, 4));
    try (Observation seen = model.observe(x)) {
      INDArray last =
          expected.get(1).get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(3));
      assertClose(seen.activations(), last);
    }
  }

  @Test
  void anOutputAtEveryStepCountsAtTheLast() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            DataType.DOUBLE,
            list -> {
              list.layer(lstm())
                  .layer(
                      new RnnOutputLayer.Builder(LossFunction.MCXENT)
                          .nOut(3)
                          .activation(Activation.SOFTMAX)
                          .build());
              list.setInputType(SERIES);
              return list;
            });
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());
    INDArray expected =
        network.output(series).get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(3));

    try (Observation seen = model.observe(series)) {
      assertClose(seen.output(), expected);
      assertClose(
          model.observeTraining(network.feedForward(series, false).subList(0, 2)).output(),
          expected);
    }
  }

  @Test
  void aGridNeedsImagesThatAreLargeEnough() {
    MultiLayerModel model =
        new MultiLayerModel(
            convolutional(DataType.FLOAT),
            LayerSelection.all().withChannels(ChannelReading.regions(5, 1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(images.castTo(DataType.FLOAT)).close())
        .withMessageContainingAll("at least 5 x 1", "[3, 3, 4, 5]");
  }

  @Test
  void otherReadingsAreOtherModels() {
    MultiLayerNetwork network = convolutional(DataType.FLOAT);
    assertThat(
            Stream.of(
                    ChannelReading.mean(),
                    ChannelReading.maximum(),
                    ChannelReading.regions(1, 4),
                    ChannelReading.regions(4, 1),
                    ChannelReading.regions(2, 2))
                .map(LayerSelection.all()::withChannels)
                .map(selection -> new MultiLayerModel(network, selection).fingerprint())
                .distinct())
        .hasSize(5);
  }

  @Test
  void wrappingLeavesTheSettingsOfLayersAsTheyAre() {
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            IMAGE,
            list ->
                list.layer(
                    new LocallyConnected2D.Builder()
                        .name("local")
                        .nOut(3)
                        .kernelSize(2, 2)
                        .activation(Activation.TANH)
                        .build()));
    String before = network.getLayerWiseConfigurations().toJson();

    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());

    assertThat(model.tap().layers()).containsExactly(new TappedLayer("local", 0, 3));
    assertThat(network.getLayerWiseConfigurations().toJson()).isEqualTo(before);
  }

  @Test
  void everyStepTakesAsManyStepsOfAllLayers() {
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            SERIES,
            list ->
                list.layer(lstm())
                    .layer(new Upsampling1D.Builder(3).build())
                    .layer(lstm())
                    .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build()));
    MultiLayerModel model =
        new MultiLayerModel(network, LayerSelection.all().withSteps(StepReading.EVERY));

    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> model.observeSteps(series.castTo(DataType.FLOAT)).close())
        .withMessageContainingAll("layer layer2", "layer layer0", "12", "36");
  }

  private static void assertClose(INDArray seen, INDArray expected) {
    assertThat(seen.length()).isEqualTo(expected.length());
    assertThat(Rows.values(seen.castTo(DataType.FLOAT)))
        .containsExactly(Rows.values(expected.castTo(DataType.FLOAT)), within(1e-5f));
  }
}
