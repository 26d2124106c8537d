package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Observation;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class OutputLayerPassTest {

  private static void assertSameAsNetwork(MultiLayerNetwork network, INDArray x) {
    List<INDArray> all = network.feedForward(x, false);
    INDArray last = all.get(all.size() - 2);

    INDArray seen =
        OutputLayerPass.apply(network, last.dup(), TimeSteps.all(Math.toIntExact(x.size(0))));

    assertThat(seen.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(seen.shape()).containsExactly(network.output(x).shape());
    assertThat(seen.castTo(DataType.DOUBLE).reshape(seen.length()).toDoubleVector())
        .containsExactly(
            network
                .output(x)
                .castTo(DataType.DOUBLE)
                .dup('c')
                .reshape(seen.length())
                .toDoubleVector(),
            within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SIGMOID", "HARDSIGMOID", "SOFTMAX"})
  void isTheOutputOfTheNetwork(Activation activation) {
    assertSameAsNetwork(
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out(activation, LossFunction.MSE, 3))),
        TinyNetworks.rows(17));
  }

  @Test
  void worksWithoutBias() {
    assertSameAsNetwork(
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(
                        new OutputLayer.Builder(LossFunction.MCXENT)
                            .nIn(3)
                            .nOut(2)
                            .hasBias(false)
                            .activation(Activation.SOFTMAX)
                            .build())),
        TinyNetworks.rows(17));
  }

  @Test
  void worksInDoublePrecision() {
    assertSameAsNetwork(
        TinyNetworks.network(
            DataType.DOUBLE,
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out())),
        TinyNetworks.rows(17).castTo(DataType.DOUBLE));
  }

  @Test
  void appliesThePreprocessorBeforeTheOutputLayer() {
    assertSameAsNetwork(
        TinyNetworks.network(
            layers -> {
              layers
                  .layer(new DenseLayer.Builder().nOut(16).build())
                  .layer(new ConvolutionLayer.Builder(2, 2).nIn(1).nOut(3).build())
                  .layer(
                      new OutputLayer.Builder(LossFunction.MCXENT)
                          .nOut(2)
                          .activation(Activation.SOFTMAX)
                          .build());
              // Two statements: up to beta7 setInputType returns a builder of another type.
              layers.inputPreProcessor(1, new FeedForwardToCnnPreProcessor(4, 4, 1));
              layers.setInputType(InputType.feedForward(2));
              return layers;
            }),
        TinyNetworks.rows(17));
  }

  @Test
  void trainingIsObservedAsInferenceIfNothingIsDroppedOut() {
    MultiLayerNetwork network = TinyNetworks.byHand();
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());
    INDArray x = TinyNetworks.rows(6);
    List<INDArray> hidden = network.feedForward(x, true).subList(0, 3);

    try (Observation expected = model.observe(x);
        Observation seen = model.observeTraining(hidden)) {
      assertThat(seen.activations()).isEqualTo(expected.activations());
      assertThat(seen.output()).isEqualTo(expected.output());
    }
    assertThat(hidden).noneMatch(INDArray::wasClosed);
  }

  @Test
  void observingTrainingCopies() {
    MultiLayerNetwork network = TinyNetworks.byHand();
    MultiLayerModel model = new MultiLayerModel(network, LayerSelection.dense());
    List<INDArray> hidden = network.feedForward(TinyNetworks.rows(6), true).subList(0, 3);

    try (Observation seen = model.observeTraining(hidden)) {
      INDArray before = seen.activations().dup();
      hidden.forEach(array -> array.assign(99));
      assertThat(seen.activations()).isEqualTo(before);
    }
    assertThat(hidden.get(2)).isEqualTo(Nd4j.valueArrayOf(new long[] {6, 2}, 99f, DataType.FLOAT));
  }
}
