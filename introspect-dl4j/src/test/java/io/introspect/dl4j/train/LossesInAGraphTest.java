package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** Both losses in one graph, as DL4J makes use of them: it must descend along the true gradient. */
class LossesInAGraphTest {

  private static final double STEP = 1e-3;

  private final INDArray h = Samples.matrix(5, Samples.normalOnGrid(40, 1)).castTo(DataType.DOUBLE);
  private final INDArray prior =
      Samples.matrix(2, Samples.normalOnGrid(16, 2)).castTo(DataType.DOUBLE);

  private static ComputationGraph graph() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .graphBuilder()
                .addInputs("h")
                .addLayer("down", dense(5, 4, Activation.ELU), "h")
                .addLayer("latent", dense(4, 2, Activation.IDENTITY), "down")
                .addLayer(
                    "discrepancy",
                    new LossLayer.Builder(new MmdLoss(2)).activation(Activation.IDENTITY).build(),
                    "latent")
                .addLayer("up", dense(2, 4, Activation.ELU), "latent")
                .addLayer(
                    "reconstruction",
                    new OutputLayer.Builder(new HalfMeanSquaredError())
                        .nIn(4)
                        .nOut(5)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "up")
                .setOutputs("discrepancy", "reconstruction")
                .build());
    graph.init();
    return graph;
  }

  private static DenseLayer dense(int inputs, int units, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(units).activation(activation).build();
  }

  private double score(ComputationGraph graph) {
    return graph.score(new MultiDataSet(new INDArray[] {h}, new INDArray[] {prior, h}), false);
  }

  @Test
  void scoreIsTheSumOfBothLossesPerRow() {
    ComputationGraph graph = graph();
    INDArray[] output = graph.output(h);

    assertThat(score(graph))
        .isCloseTo(
            new MmdLoss(2).computeScore(prior, output[0], null, null, true)
                + new HalfMeanSquaredError().computeScore(h, output[1], null, null, true),
            within(1e-9));
  }

  @Test
  void descendsAlongTheGradientOfTheScore() throws Exception {
    ComputationGraph graph = graph();
    double[] before = graph.params().toDoubleVector();
    double[] slopes = NativeThreads.single(() -> slopes(graph));

    // Plain gradient descent with a rate of 1: the step is the gradient itself.
    graph.fit(new INDArray[] {h}, new INDArray[] {prior, h}, null, null);

    double[] after = graph.params().toDoubleVector();
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      assertThat(before[i] - after[i]).as("parameter %d", i).isCloseTo(slopes[i], within(2e-4));
      largest = Math.max(largest, Math.abs(slopes[i]));
    }
    assertThat(largest).isGreaterThan(0.05);
  }

  /** Central differences of the score. */
  private double[] slopes(ComputationGraph graph) {
    double[] before = graph.params().toDoubleVector();
    double[] slopes = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      graph.params().putScalar(i, before[i] + STEP);
      double up = score(graph);
      graph.params().putScalar(i, before[i] - STEP);
      double down = score(graph);
      graph.params().putScalar(i, before[i]);
      slopes[i] = (up - down) / (2 * STEP);
    }
    return slopes;
  }

  @Test
  void reportedScoreIsThatBeforeTheStep() {
    ComputationGraph graph = graph();
    double before = score(graph);

    graph.fit(new INDArray[] {h}, new INDArray[] {prior, h}, null, null);

    assertThat(graph.score()).isCloseTo(before, within(1e-9));
  }
}
