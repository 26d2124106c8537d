package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProbeTest {

  /** Row i is [i / n, 2], of class i mod 2. */
  static Probe probe(int rows) {
    return new Probe(new FakeModel(), features(rows), labels(rows));
  }

  private static INDArray features(int rows) {
    float[][] x = new float[rows][];
    for (int i = 0; i < rows; i++) {
      x[i] = new float[] {(float) i / rows, 2};
    }
    return Nd4j.createFromArray(x);
  }

  private static INDArray labels(int rows) {
    float[][] y = new float[rows][2];
    for (int i = 0; i < rows; i++) {
      y[i][i % 2] = 1;
    }
    return Nd4j.createFromArray(y);
  }

  @Test
  void aSnapshotHoldsActivationsAndErrorsOfEveryRow() {
    try (Probe probe = probe(4);
        Snapshot seen = probe.observe(17)) {
      assertThat(seen.iteration()).isEqualTo(17);
      assertThat(seen.inputs(2, 1).toFloatMatrix())
          .isDeepEqualTo(new float[][] {{0.5f, 2, 2.5f}, {0.25f, 2, 2.25f}});
      // Row 2 is of class 0 and has output [0.5, 0.5]: e = ½ (0.25 + 0.25).
      assertThat(seen.targets(2).getDouble(0)).isCloseTo(Math.log10(0.25), within(1e-6));
      // Row 1 is of class 1 and has output [0.25, 0.75]: e = ½ (0.0625 + 0.0625).
      assertThat(seen.targets(1).getDouble(0)).isCloseTo(Math.log10(0.0625), within(1e-6));
      assertThat(probe.classes()).containsExactly(0, 1, 0, 1);
    }
  }

  @Test
  void manyRowsPassInBlocksAndKeepTheirOrder() {
    FakeModel model = new FakeModel();
    try (Probe probe = new Probe(model, features(2500), labels(2500));
        Snapshot seen = probe.observe(0)) {
      assertThat(model.calls()).containsExactly(1000L, 1000L, 500L);
      assertThat(seen.rows()).isEqualTo(2500);
      for (int row : new int[] {0, 999, 1000, 1999, 2499}) {
        assertThat(seen.inputs(row).getFloat(0)).isEqualTo(row / 2500f);
      }
    }
  }

  @Test
  void laterChangesOfTheCallersArraysDoNotReachIt() {
    INDArray features = features(3);
    INDArray labels = labels(3);
    try (Probe probe = new Probe(new FakeModel(), features, labels)) {
      features.assign(9);
      labels.assign(9);
      try (Snapshot seen = probe.observe(0)) {
        assertThat(seen.inputs(1).getFloat(1)).isEqualTo(2);
      }
    }
  }

  @Test
  void aFailedObservationLeavesNothingBehind() {
    List<INDArray> given = new ArrayList<>();
    IntrospectableModel diverged =
        new FakeModel(
            seen -> {
              seen.activations().putScalar(2, 1, Double.NaN);
              given.add(seen.activations());
              given.add(seen.output());
              return seen;
            });
    try (Probe probe = new Probe(diverged, features(4), labels(4))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> probe.observe(0))
          .withMessageContainingAll("finite activations", "NaN", "row 2");
    }
    assertThat(given).hasSize(2).extracting(INDArray::wasClosed).containsOnly(true);
  }

  @Test
  void refusesAModelThatBreaksItsPromise() {
    IntrospectableModel narrow =
        new FakeModel(seen -> new Observation(seen.output(), seen.output().dup()));
    try (Probe probe = new Probe(narrow, features(4), labels(4))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> probe.observe(0))
          .withMessageContainingAll("activations [4, 3]", "found", "[4, 2]");
    }
  }

  @Test
  void refusesUnfitRows() {
    FakeModel model = new FakeModel();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Probe(model, features(4), labels(3)))
        .withMessageContainingAll("same n", "[4, 2]", "[3, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Probe(model, features(4), Nd4j.zeros(4, 2)))
        .withMessageContainingAll("one-hot", "row 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Probe(model, features(4).putScalar(3, 0, Double.NaN), labels(4)))
        .withMessageContainingAll("features", "row 3");
    assertThat(model.calls()).isEmpty();
  }
}
