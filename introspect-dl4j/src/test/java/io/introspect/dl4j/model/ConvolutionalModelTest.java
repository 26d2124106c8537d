package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Observation;
import io.introspect.TappedLayer;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers of other kinds between the input and what is tapped. */
class ConvolutionalModelTest {

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          layers ->
              layers
                  .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).name("convolution").build())
                  .layer(new PReLULayer.Builder().inputShape(4, 4, 4).name("bend").build())
                  .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
                  .layer(new DenseLayer.Builder().nOut(5).name("first").dropOut(0.5).build())
                  .layer(new DropoutLayer(0.5))
                  .layer(new DenseLayer.Builder().nOut(2).name("second").build())
                  .layer(TinyNetworks.out())
                  .setInputType(InputType.convolutional(6, 6, 1)));
  private final MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());
  private final INDArray images =
      Nd4j.linspace(DataType.FLOAT, -2, 0.04, 3 * 36).reshape(3, 1, 6, 6);

  @Test
  void tapsTheDenseLayersOnly() {
    assertThat(model.tap().layers())
        .containsExactly(new TappedLayer("first", 0, 5), new TappedLayer("second", 5, 2));
  }

  @Test
  void seesWhatTheNetworkComputesWithoutDropout() {
    List<INDArray> expected = network.feedForward(images, false);

    try (Observation seen = model.observe(images)) {
      assertThat(seen.output()).isEqualTo(network.output(images, false));
      assertThat(seen.activations()).isEqualTo(Nd4j.hstack(expected.get(4), expected.get(6)));
    }
  }

  @Test
  void activationsBeforeAParametricRectifierAreNotOverwritten() {
    network.getLayer(1).getParam("W").assign(0.25);

    List<INDArray> seen = new NetworkReplicas(network).feedForward(images);

    INDArray before = seen.get(1);
    INDArray after = seen.get(2);
    assertThat(before.minNumber().doubleValue()).isNegative();
    assertThat(after.minNumber().doubleValue()).isEqualTo(before.minNumber().doubleValue() * 0.25);
  }

  @Test
  void refusesImagesOfAnotherShapeAndNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(DataType.FLOAT, 2, 3, 6, 6)).close())
        .withMessageContaining("the classifier refused rows of shape [2, 3, 6, 6]");
  }
}
