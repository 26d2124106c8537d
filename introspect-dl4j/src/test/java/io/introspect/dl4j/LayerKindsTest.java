package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Introspection;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.CountingTanh;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks with a layer of each kind, from wrap to introspect, their forward passes counted. */
class LayerKindsTest {

  private static final String KIND = "kind";
  private static final InputType PLAIN = InputType.feedForward(6);
  private static final InputType IMAGE = InputType.convolutional(6, 6, 2);
  private static final InputType VOLUME =
      InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 4, 4, 4, 2);
  private static final InputType SERIES = InputType.recurrent(3, 5);
  private static final int ROWS = 160;

  /** A kind, and how many columns of h it has: 0 for one that is passed over. */
  static List<Arguments> kinds() {
    LSTM lstm = new LSTM.Builder().nOut(4).build();
    return List.of(
        kind(PLAIN, new DenseLayer.Builder().nOut(4).build(), 4),
        kind(PLAIN, new AutoEncoder.Builder().nOut(4).build(), 4),
        kind(PLAIN, new BatchNormalization(), 0),
        kind(PLAIN, new ActivationLayer(Activation.RELU), 0),
        kind(PLAIN, new DropoutLayer(0.5), 0),
        kind(PLAIN, new PReLULayer.Builder().inputShape(6).build(), 0),
        kind(IMAGE, new ConvolutionLayer.Builder(3, 3).nOut(4).build(), 4),
        kind(IMAGE, new Deconvolution2D.Builder(2, 2).nOut(4).build(), 4),
        kind(IMAGE, new SeparableConvolution2D.Builder(3, 3).nOut(4).build(), 4),
        kind(IMAGE, new DepthwiseConvolution2D.Builder(3, 3).depthMultiplier(2).build(), 4),
        kind(
            IMAGE,
            new LocallyConnected2D.Builder().kernelSize(3, 3).stride(1, 1).nOut(4).build(),
            4),
        kind(IMAGE, new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build(), 0),
        kind(IMAGE, new Upsampling2D.Builder(2).build(), 0),
        kind(IMAGE, new ZeroPaddingLayer(1, 1), 0),
        kind(IMAGE, new Cropping2D(1, 1), 0),
        kind(VOLUME, new Convolution3D.Builder(2, 2, 2).nOut(4).build(), 4),
        kind(SERIES, new Convolution1DLayer.Builder(2, 1).nOut(4).build(), 4),
        kind(SERIES, lstm, 4),
        kind(SERIES, new SimpleRnn.Builder().nOut(4).build(), 4),
        kind(SERIES, new GatedUnits(3, 4, 5), 4),
        kind(SERIES, new Bidirectional(Bidirectional.Mode.CONCAT, lstm.clone()), 8),
        kind(SERIES, new LastTimeStep(lstm.clone()), 4),
        kind(
            SERIES,
            new SelfAttentionLayer.Builder().nOut(4).nHeads(2).projectInput(true).build(),
            4));
  }

  private static Arguments kind(InputType input, Layer layer, int units) {
    layer.setLayerName(KIND);
    return Arguments.of(layer.getClass().getSimpleName(), input, layer, units);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isIntrospectedInASingleForwardPass(String name, InputType input, Layer layer, int units) {
    MultiLayerNetwork model = network(input, layer);
    INDArray labels = labels();
    INDArray training = rows(input, 1);
    CountingTanh.CALLS.set(0);
    SelfIntrospector introspector =
        Hasty.withTrust(SelfIntrospector.wrap(model)).fit(training, labels, rows(input, 2), labels);
    assertThat(CountingTanh.CALLS).as("training rows, validation rows").hasValue(2);

    INDArray test = rows(input, 3);
    List<Introspection> seen = introspector.introspectAll(test);
    assertThat(CountingTanh.CALLS).hasValue(3);

    assertThat(tapped(introspector)).isEqualTo(units);
    int[] predicted = model.output(test).argMax(1).toIntVector();
    assertThat(seen).hasSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      assertThat(seen.get(row).predictedClass()).isEqualTo(predicted[row]);
      assertThat(seen.get(row).confidence()).isFinite();
      assertThat(seen.get(row).probabilityCorrect()).isBetween(0.0, 1.0);
    }
  }

  private static int tapped(SelfIntrospector introspector) {
    return introspector.model().tap().layers().stream()
        .filter(layer -> layer.name().equals(KIND))
        .mapToInt(TappedLayer::units)
        .sum();
  }

  private static MultiLayerNetwork network(InputType input, Layer layer) {
    ListBuilder layers = new NeuralNetConfiguration.Builder().seed(1).list().layer(layer);
    if (input == VOLUME || (input == SERIES && !(layer instanceof LastTimeStep))) {
      layers.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }
    layers
        .layer(
            new DenseLayer.Builder().name("above").nOut(5).activation(new CountingTanh()).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build());
    layers.setInputType(input);
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  /** Rows of the second class lie a little higher. */
  private static INDArray rows(InputType input, long seed) {
    long[] shape = input.getShape(true);
    shape[0] = ROWS;
    Nd4j.getRandom().setSeed(seed);
    INDArray rows = Nd4j.randn(DataType.FLOAT, shape);
    for (int row = 1; row < ROWS; row += 2) {
      rows.slice(row).addi(0.5);
    }
    return rows;
  }

  private static INDArray labels() {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, ROWS, 2);
    for (int row = 0; row < ROWS; row++) {
      labels.putScalar(row, row % 2, 1);
    }
    return labels;
  }
}
