package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.introspect.Introspection;
import io.introspect.dl4j.model.PackedInputs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Joint training and recording with a graph of several inputs, several outputs and a skip. */
class JointGraphTest {

  private static JointTrainingListener attached(ComputationGraph model) {
    JointTrainingListener joint = Heads.wrap(model).joint();
    model.addListeners(joint);
    return joint;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void theGraphLearnsBitForBitAsWithoutIt(double retain) {
    ComputationGraph alone = Heads.network(retain);
    Heads.train(alone, 30);
    ComputationGraph listenedTo = Heads.network(retain);
    JointTrainingListener joint = attached(listenedTo);
    Heads.train(listenedTo, 30);
    joint.introspector();
    assertSameBits(listenedTo, alone);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void theGraphLearnsBitForBitAsWithoutARecorder(double retain) {
    MultiDataSet probe = Heads.data(90, 3000);
    ComputationGraph alone = Heads.network(retain);
    Heads.train(alone, 20);
    ComputationGraph recorded = Heads.network(retain);
    try (TrajectoryRecorder recorder =
        Heads.wrap(recorded)
            .recorder(PackedInputs.pack(probe.getFeatures()), probe.getLabels(1))
            .everyIterations(5)) {
      recorded.addListeners(recorder);
      Heads.train(recorded, 20);
      assertThat(recorder.trajectories().snapshots()).isEqualTo(5);
    }
    assertSameBits(recorded, alone);
  }

  @Test
  void learnsAMapAndTheErrorsOfTheChosenOutput() {
    ComputationGraph model = Heads.network(1);
    JointTrainingListener joint = attached(model);
    Heads.train(model, 300);
    SelfIntrospector introspector = joint.introspector();

    MultiDataSet test = Heads.data(2000, 2000);
    List<Introspection> seen = introspector.introspectAll(PackedInputs.pack(test.getFeatures()));
    int[] truth = test.getLabels(1).argMax(1).toIntVector();
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.4);
    double error =
        seen.stream()
            .mapToDouble(row -> Math.pow(row.reconstructionError(), 2))
            .average()
            .orElse(9);
    assertThat(1 - error).as("R² of the reconstruction").isGreaterThan(0.4);
    assertThat(introspector.provenance().trainingRows()).isEqualTo(300 * 64);
  }

  @Test
  void thereIsNoForwardPassBesidesThatOfTraining() {
    int alone = passes(Heads.network(1, new Counting()));
    ComputationGraph listenedTo = Heads.network(1, new Counting());
    attached(listenedTo);

    assertThat(passes(listenedTo)).isEqualTo(alone).isPositive();
  }

  private static int passes(ComputationGraph model) {
    Counting.CALLS.set(0);
    Heads.train(model, 3);
    return Counting.CALLS.get();
  }

  @Test
  void refusesToListenToAnotherGraph() {
    ComputationGraph other = Heads.network(1);
    other.addListeners(Heads.wrap(Heads.network(1)).joint());
    assertThatIllegalStateException()
        .isThrownBy(() -> other.fit(Heads.data(8, 1)))
        .withMessageContaining("another one");
  }

  private static void assertSameBits(ComputationGraph actual, ComputationGraph expected) {
    assertThat(flat(actual.params())).isEqualTo(flat(expected.params()));
    assertThat(flat(actual.getUpdater().getStateViewArray()))
        .isEqualTo(flat(expected.getUpdater().getStateViewArray()));
  }

  private static float[] flat(INDArray array) {
    return array.reshape(array.length()).toFloatVector();
  }

  /** Counts how often it is applied, in whichever copy. */
  private static final class Counting extends ActivationTanH {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      CALLS.incrementAndGet();
      return super.getActivation(in, training);
    }
  }
}
