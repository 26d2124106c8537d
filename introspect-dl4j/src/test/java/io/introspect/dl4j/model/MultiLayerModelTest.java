package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Observation;
import io.introspect.TappedLayer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What one forward pass gives, against values computed by hand. */
class MultiLayerModelTest {

  private static final double[][] X = {{1, 2}, {-1, 0.5}};

  private static MultiLayerModel model(MultiLayerNetwork network) {
    return new MultiLayerModel(network, LayerSelection.dense());
  }

  private static INDArray x() {
    return Nd4j.createFromArray(X).castTo(DataType.FLOAT);
  }

  /** The first layer's activations, worked out on paper: x · W + b = [1, 2, −2.5], [−1, 0.5, 1]. */
  private static double[] firstActivations(int row) {
    return row == 0 ? TinyNetworks.elu(1, 2, -2.5) : TinyNetworks.elu(-1, 0.5, 1);
  }

  private static void assertRow(INDArray matrix, int row, double... expected) {
    assertThat(matrix.getRow(row).toDoubleVector()).containsExactly(expected, within(1e-6));
  }

  /** Checks output and h, given what the second dense layer is fed with. */
  private static void assertSeen(Observation seen, int row, double[] second) {
    double[] below =
        TinyNetworks.elu(
            TinyNetworks.affine(second, TinyNetworks.SECOND, TinyNetworks.SECOND_BIAS));
    assertRow(seen.activations(), row, second[0], second[1], second[2], below[0], below[1]);
    assertRow(
        seen.output(),
        row,
        TinyNetworks.sigmoid(TinyNetworks.affine(below, TinyNetworks.OUT, TinyNetworks.OUT_BIAS)));
  }

  @Test
  void seesTheHiddenActivationsSideBySideAndTheOutput() {
    MultiLayerModel model = model(TinyNetworks.byHand());

    try (Observation seen = model.observe(x())) {
      // Row 0: the second layer gets 1 + 1 − 1 = 1 and −1 + 1 + e^−2.5 − 1 = e^−2.5 − 1.
      double low = Math.exp(-2.5) - 1;
      double lower = Math.exp(low) - 1;
      assertRow(seen.activations(), 0, 1, 2, low, 1, lower);
      assertRow(
          seen.output(), 0, 1 / (1 + Math.exp(-(1 + 2 * lower))), 1 / (1 + Math.exp(-(-1 + 0.25))));
      assertSeen(seen, 1, firstActivations(1));
    }
  }

  @Test
  void tellsItsClassesAndWhichColumnIsWhichUnit() {
    MultiLayerModel model = model(TinyNetworks.byHand());

    assertThat(model.classes()).isEqualTo(2);
    assertThat(model.tap().layers())
        .containsExactly(new TappedLayer("first", 0, 3), new TappedLayer("second", 3, 2));
  }

  @Test
  void readsALayerBehindItsBatchNormalization() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(
                        new BatchNormalization.Builder()
                            .nIn(3)
                            .nOut(3)
                            .useLogStd(false)
                            .eps(1e-5)
                            .build())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    TinyNetworks.setByHand(network, 0, 2, 3);
    network.getLayer(1).getParam("gamma").assign(2);
    network.getLayer(1).getParam("beta").assign(1);
    network.getLayer(1).getParam("mean").assign(0.5);
    network.getLayer(1).getParam("var").assign(4);

    try (Observation seen = model(network).observe(x())) {
      for (int row = 0; row < 2; row++) {
        double[] normalized = firstActivations(row);
        for (int i = 0; i < normalized.length; i++) {
          normalized[i] = 2 * (normalized[i] - 0.5) / Math.sqrt(4 + 1e-5) + 1;
        }
        assertSeen(seen, row, normalized);
      }
    }
  }

  @Test
  void readsALayerBehindItsActivation() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(new ActivationLayer.Builder().activation(Activation.RELU).build())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    TinyNetworks.setByHand(network, 0, 2, 3);

    try (Observation seen = model(network).observe(x())) {
      for (int row = 0; row < 2; row++) {
        double[] rectified = firstActivations(row);
        for (int i = 0; i < rectified.length; i++) {
          rectified[i] = Math.max(0, rectified[i]);
        }
        assertSeen(seen, row, rectified);
      }
    }
  }

  @Test
  void outputIsThatOfTheNetworkItself() {
    MultiLayerNetwork network = TinyNetworks.classifier();
    INDArray rows = TinyNetworks.rows(50);

    try (Observation seen = model(network).observe(rows)) {
      assertThat(seen.output()).isEqualTo(network.output(rows));
    }
  }

  @Test
  void doublePrecisionNetworkGivesFloats() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            DataType.DOUBLE,
            layers ->
                layers
                    .layer(TinyNetworks.first())
                    .layer(TinyNetworks.second())
                    .layer(TinyNetworks.out()));
    TinyNetworks.setByHand(network, 0, 1, 2);

    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      INDArray x = x().castTo(type);
      try (Observation seen = model(network).observe(x)) {
        assertThat(seen.output().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(seen.activations().dataType()).isEqualTo(DataType.FLOAT);
        assertSeen(seen, 0, firstActivations(0));
        assertSeen(seen, 1, firstActivations(1));
      }
    }
  }

  @Test
  void takesOneRowAndAView() {
    MultiLayerModel model = model(TinyNetworks.byHand());
    INDArray all = Nd4j.vstack(Nd4j.zeros(DataType.FLOAT, 1, 2), x());

    try (Observation one = model.observe(x().getRow(1, true));
        Observation view = model.observe(all.get(NDArrayIndex.interval(1, 3)))) {
      assertThat(one.activations().shape()).containsExactly(1, 5);
      assertThat(one.output().reshape(2)).isEqualTo(view.output().getRow(1));
      assertSeen(view, 0, firstActivations(0));
      assertSeen(view, 1, firstActivations(1));
    }
    assertThat(all.wasClosed()).isFalse();
  }

  @Test
  void refusesRowsOfAnotherWidthAndNamesBothShapes() {
    MultiLayerModel model = model(TinyNetworks.byHand());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(DataType.FLOAT, 4, 3)).close())
        .withMessage("expected rows of shape [n, 2], found [4, 3]");
  }

  @Test
  void refusesRowsOfAnotherRank() {
    MultiLayerModel model = model(TinyNetworks.byHand());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(DataType.FLOAT, 2)).close())
        .withMessage("expected rows of shape [n, 2], found [2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(DataType.FLOAT, 4, 2, 1, 1)).close())
        .withMessageContaining("found [4, 2, 1, 1]");
  }

  @Test
  void worksOnAfterRowsWereRefused() {
    MultiLayerModel model = model(TinyNetworks.byHand());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.observe(Nd4j.zeros(DataType.FLOAT, 4, 3)).close());

    try (Observation seen = model.observe(x())) {
      assertSeen(seen, 0, firstActivations(0));
    }
  }
}
