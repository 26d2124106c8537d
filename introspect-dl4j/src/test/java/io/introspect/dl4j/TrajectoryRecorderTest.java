package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.ActivationTap;
import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import io.introspect.analysis.Trajectories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;

class TrajectoryRecorderTest {

  private static final int ROWS = 90;

  /** Of one snapshot: 90 rows of 20 activations and an error, in float32. */
  private static final long SNAPSHOT = 90 * 21 * 4;

  private static TrajectoryRecorderBuilder recorder(MultiLayerNetwork model) {
    DataSet probe = Blobs.data(ROWS, 3000);
    return Blobs.wrap(model).recorder(probe.getFeatures(), probe.getLabels());
  }

  private static TrajectoryRecorder attached(MultiLayerNetwork model, int every) {
    TrajectoryRecorder recorder = recorder(model).everyIterations(every);
    model.addListeners(recorder);
    return recorder;
  }

  private static int[] iterations(Trajectories paths) {
    return IntStream.range(0, paths.snapshots()).map(paths::iteration).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void theClassifierLearnsBitForBitAsWithoutIt(double retain) {
    MultiLayerNetwork alone = Blobs.network(retain);
    Blobs.train(alone, 20);
    Blobs.train(alone, 20);
    MultiLayerNetwork recorded = Blobs.network(retain);
    try (TrajectoryRecorder recorder = attached(recorded, 3)) {
      Blobs.train(recorded, 20);
      recorder.trajectories();
      Blobs.train(recorded, 20);
    }
    assertSameBits(recorded.params(), alone.params());
    assertSameBits(
        recorded.getUpdater().getStateViewArray(), alone.getUpdater().getStateViewArray());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void soItDoesInsideTheWorkspacesOfAFitOfManyEpochs(double retain) {
    MultiLayerNetwork alone = Blobs.network(retain);
    fitEpochs(alone, 4);
    MultiLayerNetwork recorded = Blobs.network(retain);
    try (TrajectoryRecorder byIteration = attached(recorded, 1);
        TrajectoryRecorder byEpoch = recorder(recorded).everyEpoch()) {
      recorded.addListeners(byEpoch);
      fitEpochs(recorded, 4);
      assertSameBits(recorded.params(), alone.params());
      assertThat(iterations(byEpoch.trajectories())).containsExactly(0, 5, 10, 15, 20);
      assertThat(iterations(byIteration.trajectories()))
          .containsExactly(IntStream.rangeClosed(0, 20).toArray());
    }
  }

  private static void fitEpochs(MultiLayerNetwork model, int epochs) {
    Blobs.single(
        () -> {
          model.fit(new ViewIterator(Blobs.data(320, 1), 64), epochs);
          return null;
        });
  }

  @Test
  void theClassesPartWhileTheClassifierLearns() {
    MultiLayerNetwork model = Blobs.network(1);
    try (TrajectoryRecorder recorder = attached(model, 30)) {
      Blobs.train(model, 300);
      Trajectories paths = recorder.trajectories();

      assertThat(iterations(paths)).hasSize(11).startsWith(0, 30, 60).endsWith(300);
      assertThat(paths.rows()).isEqualTo(ROWS);
      assertThat(paths.place(10, 89)).hasSize(2);
      assertThat(IntStream.range(0, 5).map(paths::trueClass)).containsExactly(0, 1, 2, 0, 1);
      // It falls from 0.92 to 0.53, no further: the blobs themselves overlap.
      assertThat(paths.withinOverBetween(10)).isLessThan(0.75 * paths.withinOverBetween(0));
    }
  }

  @Test
  void theSameSeedGivesTheSamePaths() {
    float[][] once = endsAfterTenSteps();
    assertThat(endsAfterTenSteps()).isDeepEqualTo(once);
  }

  private static float[][] endsAfterTenSteps() {
    MultiLayerNetwork model = Blobs.network(1);
    try (TrajectoryRecorder recorder = attached(model, 5)) {
      Blobs.train(model, 10);
      Trajectories paths = recorder.trajectories();
      return IntStream.range(0, ROWS).mapToObj(row -> paths.place(2, row)).toArray(float[][]::new);
    }
  }

  @Test
  void thePresentIsPartOfThePathsButNotOfTheRecord() {
    MultiLayerNetwork model = Blobs.network(1);
    try (TrajectoryRecorder recorder = attached(model, 4)) {
      assertThat(iterations(recorder.trajectories())).containsExactly(0);
      Blobs.train(model, 6);
      assertThat(iterations(recorder.trajectories())).containsExactly(0, 4, 6);
      Blobs.train(model, 6);
      assertThat(iterations(recorder.trajectories())).containsExactly(0, 4, 8, 12);
    }
  }

  @Test
  void aRecordThatIsFullIsThinnedAndSpansAllOfTheTraining() {
    MultiLayerNetwork model = Blobs.network(1);
    try (TrajectoryRecorder recorder = recorder(model).memory(5 * SNAPSHOT).everyIterations(2)) {
      model.addListeners(recorder);
      Blobs.train(model, 21);
      // Room for four and the present: every 2 up to 6, every 4 up to 12, every 8 from then on.
      assertThat(iterations(recorder.trajectories())).containsExactly(0, 8, 16, 21);
    }
  }

  @Test
  void refusesMemoryForLessThanTwoSnapshots() {
    MultiLayerNetwork model = Blobs.network(1);
    assertThatThrownBy(() -> recorder(model).memory(2 * SNAPSHOT - 1).everyEpoch())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("90 rows", "15120 bytes", "found 15119");
  }

  @Test
  void refusesMemorySetTwiceAndAnIntervalOfNothing() {
    MultiLayerNetwork model = Blobs.network(1);
    assertThatThrownBy(() -> recorder(model).memory(1 << 20).memory(1 << 21))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("memory was already set to 1048576");
    assertThatThrownBy(() -> recorder(model).everyIterations(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("at least 1 iteration", "found 0");
  }

  @Test
  void refusesRowsThatTheModelDoesNotTake() {
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(ROWS, 3000);
    INDArray narrow = probe.getFeatures().getColumns(0, 1);
    assertThatThrownBy(() -> Blobs.wrap(model).recorder(narrow, probe.getLabels()).everyEpoch())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("[n, 4]", "[90, 2]");
    INDArray twice = probe.getLabels().putScalar(7, 2, 1).putScalar(7, 1, 1);
    assertThatThrownBy(() -> Blobs.wrap(model).recorder(probe.getFeatures(), twice).everyEpoch())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("one-hot", "row 7");
  }

  @Test
  void refusesPathsOfFewerRowsThanAMinibatch() {
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(30, 3000);
    try (TrajectoryRecorder recorder =
        Blobs.wrap(model).recorder(probe.getFeatures(), probe.getLabels()).everyIterations(1)) {
      model.addListeners(recorder);
      Blobs.train(model, 1);
      assertThatThrownBy(recorder::trajectories)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("at least 64 rows", "found 54", "2 snapshots of 30 rows");
      Blobs.train(model, 1);
      assertThat(recorder.trajectories().snapshots()).isEqualTo(3);
    }
  }

  @Test
  void refusesToListenToAnotherModel() {
    MultiLayerNetwork other = Blobs.network(1);
    other.addListeners(recorder(Blobs.network(1)).everyEpoch());
    assertThatThrownBy(() -> other.fit(Blobs.data(64, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another one");
  }

  @Test
  void trainingThatDivergesGoesOnAndTheFailureIsThrownAtTheLook() {
    MultiLayerNetwork alone = Blobs.network(1);
    MultiLayerNetwork recorded = Blobs.network(1);
    try (TrajectoryRecorder recorder = attached(recorded, 1)) {
      for (MultiLayerNetwork model : List.of(alone, recorded)) {
        Blobs.train(model, 2);
        model.getLayer(0).getParam("b").putScalar(0, 3, Double.NaN);
        Blobs.train(model, 3);
      }
      assertSameBits(recorded.params(), alone.params());
      assertThatThrownBy(recorder::trajectories)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("ended after 3 iterations", "finite activations")
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aModelThatHasDivergedSinceTheLastSnapshotIsRefusedAtTheLook() {
    MultiLayerNetwork model = Blobs.network(1);
    try (TrajectoryRecorder recorder = attached(model, 10)) {
      Blobs.train(model, 4);
      model.getLayer(0).getParam("b").putScalar(0, 3, Double.NaN);
      assertThatThrownBy(recorder::trajectories)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("after 4 iterations", "finite activations");
    }
  }

  @Test
  void memoryThatRunsOutEndsTheRecordingNotTheTraining() {
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(ROWS, 3000);
    List<INDArray> seen = new ArrayList<>();
    try (TrajectoryRecorder recorder =
        SelfIntrospector.wrap(new Exhausted(seen))
            .recorder(probe.getFeatures(), probe.getLabels())
            .everyIterations(1)) {
      model.addListeners(recorder);
      Blobs.train(model, 5);
      assertThat(seen).as("not asked again after the failure").hasSize(3);
      assertThatThrownBy(recorder::trajectories)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("after 3 iterations", "off-heap")
          .hasCauseInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void interruptingCancelsAndLeavesTheRecord() {
    FitListener interrupts =
        new FitListener() {
          private final Thread caller = Thread.currentThread();
          private boolean done;

          @Override
          public void stepped(FitStage stage, long step, double loss) {
            if (!done && step == 5) {
              done = true;
              caller.interrupt();
            }
          }
        };
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(ROWS, 3000);
    try (TrajectoryRecorder recorder =
        Blobs.wrap(model)
            .listener(interrupts)
            .recorder(probe.getFeatures(), probe.getLabels())
            .everyIterations(2)) {
      model.addListeners(recorder);
      Blobs.train(model, 4);
      assertThatThrownBy(recorder::trajectories).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
      assertThat(recorder.trajectories().snapshots()).isEqualTo(3);
    }
  }

  @Test
  void aListenerIsToldOfTheOneStage() {
    List<String> told = new ArrayList<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void started(FitStage stage, long steps) {
            told.add(stage + " " + steps);
          }

          @Override
          public void finished(FitStage stage, Duration elapsed) {
            told.add(stage + " finished");
          }
        };
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(ROWS, 3000);
    try (TrajectoryRecorder recorder =
        Blobs.wrap(model)
            .listener(listener)
            .recorder(probe.getFeatures(), probe.getLabels())
            .everyEpoch()) {
      recorder.trajectories();
    }
    assertThat(told).containsExactly("AUTOENCODER 180", "AUTOENCODER finished");
  }

  @Test
  void anAutoencoderOfTheUsersOwnDrawsThePaths() {
    MultiLayerNetwork model = Blobs.network(1);
    DataSet probe = Blobs.data(ROWS, 3000);
    try (TrajectoryRecorder recorder =
        SelfIntrospector.wrap(model)
            .tap("layer1")
            .autoencoder(new MeanTrainer())
            .recorder(probe.getFeatures(), probe.getLabels())
            .everyIterations(1)) {
      assertThat(recorder.trajectories().place(0, 0)).hasSize(1);
    }
  }

  @Test
  void onceClosedItLetsTrainingGoOnAndRefusesALook() {
    MultiLayerNetwork model = Blobs.network(1);
    TrajectoryRecorder recorder = attached(model, 1);
    Blobs.train(model, 2);
    recorder.close();
    recorder.close();
    Blobs.train(model, 2);
    assertThat(model.getIterationCount()).isEqualTo(4);
    assertThatThrownBy(recorder::trajectories)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("found it closed");
  }

  @Test
  void recordersOfOneSetupAreIndependent() {
    MultiLayerNetwork model = Blobs.network(1);
    TrajectoryRecorderBuilder setup = recorder(model);
    try (TrajectoryRecorder kept = setup.everyIterations(2)) {
      setup.everyEpoch().close();
      model.addListeners(kept);
      Blobs.train(model, 2);
      assertThat(iterations(kept.trajectories())).containsExactly(0, 2);
    }
  }

  /** INDArray.equals would allow for a tolerance. */
  private static void assertSameBits(INDArray actual, INDArray expected) {
    assertThat(flat(actual)).isEqualTo(flat(expected));
  }

  private static float[] flat(INDArray array) {
    return array.reshape(array.length()).toFloatVector();
  }

  /** A model of another engine, for which there is no memory at the fourth look. */
  private record Exhausted(List<INDArray> seen) implements IntrospectableModel {
    @Override
    public int classes() {
      return Blobs.CLASSES;
    }

    @Override
    public ActivationTap tap() {
      return ActivationTap.of(List.of(new TappedLayer("input", 0, Blobs.FEATURES)));
    }

    @Override
    public Observation observe(INDArray x) {
      if (seen.size() == 3) {
        throw new OutOfMemoryError("off-heap");
      }
      seen.add(x);
      return new Observation(x.getColumns(0, 1, 2), x.dup());
    }

    @Override
    public String fingerprint() {
      return "exhausted";
    }
  }
}
