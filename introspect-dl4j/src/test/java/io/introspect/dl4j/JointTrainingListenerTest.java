package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Introspection;
import io.introspect.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class JointTrainingListenerTest {

  private static final int STEPS = 300;

  private static JointTrainingListener attached(MultiLayerNetwork model) {
    JointTrainingListener joint = Blobs.wrap(model).joint();
    model.addListeners(joint);
    return joint;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void theClassifierLearnsBitForBitAsWithoutIt(double retain) {
    MultiLayerNetwork alone = Blobs.network(retain);
    Blobs.train(alone, 40);
    MultiLayerNetwork listenedTo = Blobs.network(retain);
    JointTrainingListener joint = attached(listenedTo);
    Blobs.train(listenedTo, 40);
    joint.introspector();
    assertSameBits(listenedTo.params(), alone.params());
    assertSameBits(
        listenedTo.getUpdater().getStateViewArray(), alone.getUpdater().getStateViewArray());
  }

  @Test
  void learnsAMapAndTheErrorsFromTheUsersOwnTraining() {
    MultiLayerNetwork model = Blobs.network(1);
    JointTrainingListener joint = attached(model);
    Blobs.train(model, STEPS);
    SelfIntrospector introspector = joint.introspector();

    DataSet test = Blobs.data(2000, 2000);
    List<Introspection> seen = introspector.introspectAll(test.getFeatures());
    int[] truth = test.getLabels().argMax(1).toIntVector();
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.4);
    double error =
        seen.stream()
            .mapToDouble(row -> Math.pow(row.reconstructionError(), 2))
            .average()
            .orElse(9);
    assertThat(1 - error).as("R² of the reconstruction").isGreaterThan(0.6);
    for (int axis = 0; axis < 2; axis++) {
      int a = axis;
      assertThat(seen.stream().mapToDouble(row -> row.latent()[a]).average().orElseThrow())
          .isCloseTo(0, within(0.5));
    }
  }

  @Test
  void theSameSeedGivesTheSameIntrospector() {
    INDArray rows = Blobs.testRows(20);
    assertThat(jointly().introspectAll(rows)).isEqualTo(jointly().introspectAll(rows));
  }

  private static SelfIntrospector jointly() {
    MultiLayerNetwork model = Blobs.network(1);
    JointTrainingListener joint = attached(model);
    Blobs.train(model, 30);
    return joint.introspector();
  }

  @Test
  void trainingMayGoOnAfterALook(@TempDir Path folder) {
    MultiLayerNetwork model = Blobs.network(1);
    JointTrainingListener joint = attached(model);
    Blobs.train(model, 10);
    SelfIntrospector early = joint.introspector();
    Blobs.train(model, 10);
    SelfIntrospector late = joint.introspector();
    assertThat(early.provenance().trainingRows()).isEqualTo(640);
    assertThat(late.provenance().trainingRows()).isEqualTo(1280);
    assertThat(late.provenance().training()).isEqualTo(Provenance.Training.JOINT);
    INDArray rows = Blobs.testRows(5);
    Path file = folder.resolve("joint.introspector");
    late.save(file);
    assertThat(SelfIntrospector.load(file, model).introspectAll(rows))
        .isEqualTo(late.introspectAll(rows));
  }

  @Test
  void noGradientFlowsFromTheEstimatorIntoTheAutoencoder() {
    INDArray h;
    List<INDArray> latents = new ArrayList<>();
    for (int width : new int[] {4, 32}) {
      MultiLayerNetwork model = Blobs.network(1);
      JointTrainingListener joint =
          SelfIntrospector.wrap(model)
              .seed(3)
              .autoencoder(Blobs.quickAutoencoder())
              .estimator(Blobs.quickEstimator().withHiddenLayers(width))
              .joint();
      model.addListeners(joint);
      Blobs.train(model, 20);
      SelfIntrospector introspector = joint.introspector();
      h = introspector.model().observe(Blobs.testRows(10)).activations();
      latents.add(introspector.autoencoder().encode(h));
    }
    assertSameBits(latents.get(0), latents.get(1));
  }

  @Test
  void aMinibatchOfOneRowIsPassedOver() {
    MultiLayerNetwork model = Blobs.network(1);
    JointTrainingListener joint = attached(model);
    model.fit(Blobs.data(1, 1));
    Blobs.train(model, 3);
    model.fit(Blobs.data(1, 2));
    assertThat(joint.introspector().provenance().trainingRows()).isEqualTo(3 * 64);
  }

  @Test
  void aFailureLeavesTheClassifiersTrainingAloneAndIsThrownAtTheLook() {
    DataSet smoothed = Blobs.data(64, 1);
    smoothed.getLabels().muli(0.9).addi(0.1 / 3);
    MultiLayerNetwork alone = Blobs.network(1);
    MultiLayerNetwork listenedTo = Blobs.network(1);
    JointTrainingListener joint = attached(listenedTo);
    for (int i = 0; i < 3; i++) {
      alone.fit(smoothed);
      listenedTo.fit(smoothed);
    }
    assertSameBits(listenedTo.params(), alone.params());
    assertThatThrownBy(joint::introspector)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one-hot");
  }

  @Test
  void aListenerIsToldOfEveryStep() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    FitListener listener =
        new FitListener() {
          @Override
          public void stepped(FitStage stage, long step, double loss) {
            told.add(stage + " " + step);
          }
        };
    MultiLayerNetwork model = Blobs.network(1);
    JointTrainingListener joint = Blobs.wrap(model).listener(listener).joint();
    model.addListeners(joint);
    Blobs.train(model, 2);
    joint.introspector();
    assertThat(told)
        .containsExactly("AUTOENCODER 1", "ESTIMATOR 1", "AUTOENCODER 2", "ESTIMATOR 2");
  }

  @Test
  void refusesALookBeforeAnyTraining() {
    MultiLayerNetwork model = Blobs.network(1);
    assertThatThrownBy(() -> Blobs.wrap(model).joint().introspector())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no minibatch");
  }

  @Test
  void refusesToListenToAnotherModel() {
    MultiLayerNetwork other = Blobs.network(1);
    other.addListeners(Blobs.wrap(Blobs.network(1)).joint());
    assertThatThrownBy(() -> other.fit(Blobs.data(64, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another one");
  }

  /** INDArray.equals would allow for a tolerance. */
  private static void assertSameBits(INDArray actual, INDArray expected) {
    assertThat(flat(actual)).isEqualTo(flat(expected));
  }

  private static float[] flat(INDArray array) {
    return array.reshape(array.length()).toFloatVector();
  }
}
