package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Observation;
import io.introspect.Slope;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A single sigmoid at every step of a sequence, of which the last one counts. */
class BinarySequenceTest {

  private static final int STEPS = 4;

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          DataType.DOUBLE,
          list -> {
            list.layer(new LSTM.Builder().nOut(3).activation(Activation.TANH).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build());
            list.setInputType(InputType.recurrent(2, STEPS));
            return list;
          });
  private final MultiLayerModel model = new MultiLayerModel(network, LayerSelection.all());
  private final INDArray rows = FiniteDifferences.random(3, 5, 2, STEPS);

  @Test
  void theLastStepTellsTwoClassesApart() {
    INDArray all = network.output(rows);
    assertThat(model.classes()).isEqualTo(2);
    try (Observation seen = model.observe(rows);
        Observation trained =
            model.observeTraining(network.feedForward(rows, false).subList(0, 2))) {
      assertThat(seen.output().shape()).containsExactly(5, 2);
      for (int row = 0; row < 5; row++) {
        double p = all.getDouble(row, 0, STEPS - 1);
        assertThat(seen.output().getDouble(row, 0)).isCloseTo(1 - p, within(1e-6));
        assertThat(seen.output().getDouble(row, 1)).isCloseTo(p, within(1e-6));
        assertThat(trained.output().getDouble(row, 1)).isCloseTo(p, within(1e-6));
      }
    }
  }

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    INDArray slope = FiniteDifferences.random(1, 5, 2);
    INDArray gradient = model.inputGradient(rows, seen -> Slope.ofOutput(slope));
    INDArray one = rows.dup('c');
    double step = 1e-3;
    double before = one.getDouble(2, 1, 3);
    one.putScalar(new int[] {2, 1, 3}, before + step);
    double above = value(one, slope);
    one.putScalar(new int[] {2, 1, 3}, before - step);
    double below = value(one, slope);

    assertThat(gradient.getDouble(2, 1, 3))
        .isCloseTo((above - below) / (2 * step), within(2e-4))
        .isNotCloseTo(0, within(1e-3));
  }

  private double value(INDArray x, INDArray slope) {
    INDArray p = network.output(x);
    double sum = 0;
    for (int row = 0; row < 5; row++) {
      double last = p.getDouble(row, 0, STEPS - 1);
      sum += slope.getDouble(row, 0) * (1 - last) + slope.getDouble(row, 1) * last;
    }
    return sum;
  }
}
