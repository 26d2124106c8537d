package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Observation;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks within which an array has one row for every time step of every row of the input. */
class TimeStepsTest {

  private static final LayerSelection TOP = LayerSelection.named("top");
  private static final InputType SERIES = InputType.recurrent(2, 7);

  private final INDArray x = FiniteDifferences.random(3, 3, 2, 7);

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
  }

  private static DenseLayer dense(String name, int units) {
    return new DenseLayer.Builder().name(name).nOut(units).activation(Activation.TANH).build();
  }

  private static MultiLayerNetwork network() {
    return TinyNetworks.network(
        DataType.DOUBLE,
        layers -> {
          layers
              .layer(lstm())
              .layer(dense("everyStep", 5))
              .layer(new LastTimeStep(lstm()))
              .layer(dense("top", 2))
              .layer(TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 3));
          // Two statements: up to beta7 setInputType returns a builder of another type.
          layers.setInputType(SERIES);
          return layers;
        });
  }

  private static ComputationGraph graph() {
    return TinyGraphs.graph(
        DataType.DOUBLE,
        vertices ->
            vertices
                .addLayer("series", lstm(), "in")
                .addLayer("everyStep", dense("everyStep", 5), "series")
                .addLayer("end", new LastTimeStep(lstm()), "everyStep")
                .addLayer("top", dense("top", 2), "end")
                .addLayer(
                    "out", TinyNetworks.out(Activation.SOFTMAX, LossFunction.MCXENT, 3), "top")
                .setOutputs("out")
                .setInputTypes(SERIES));
  }

  @Test
  void aDenseLayerMayStandBetweenRecurrentOnes() {
    FiniteDifferences.of(network(), TOP).assertGradients(x);
  }

  @Test
  void aDenseLayerMayStandBetweenRecurrentOnesOfAGraph() {
    FiniteDifferences.of(graph(), TOP).assertGradients(x);
  }

  @Test
  void aConvolutionMayStandBeforeARecurrentLayer() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            DataType.DOUBLE,
            layers -> {
              layers
                  .layer(new ConvolutionLayer.Builder(2, 2).nOut(3).build())
                  .layer(new LastTimeStep(lstm()))
                  .layer(dense("top", 2))
                  .layer(TinyNetworks.out())
                  .inputPreProcessor(0, new RnnToCnnPreProcessor(3, 3, 1))
                  .inputPreProcessor(1, new CnnToRnnPreProcessor(2, 2, 3));
              layers.setInputType(InputType.recurrent(9, 3));
              return layers;
            });

    FiniteDifferences.of(network, TOP).assertGradients(FiniteDifferences.random(3, 2, 9, 3));
  }

  @ParameterizedTest
  @EnumSource(
      value = StepReading.class,
      names = {"LAST", "MEAN"})
  void aDenseLayerOfEveryTimeStepIsReadAsARecurrentOne(StepReading steps) {
    FiniteDifferences.of(network(), LayerSelection.all().withSteps(steps)).assertGradients(x);
  }

  @Test
  void aLayerOfEveryTimeStepMayBeLeftOut() {
    MultiLayerModel model = new MultiLayerModel(network(), TOP);

    try (Observation seen = model.observe(x)) {
      assertThat(seen.activations().shape()).containsExactly(3, 2);
    }
  }
}
