package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.Provenance;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class JointTrainingTest {

  private static final int STEPS = 300;

  private static JointTraining attached(MultiLayerNetwork model) {
    JointTraining joint = Blobs.wrap(model).joint();
    model.addListeners(joint);
    return joint;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void theClassifierLearnsBitForBitAsWithoutIt(double retain) {
    MultiLayerNetwork alone = Blobs.network(retain);
    Blobs.train(alone, 40);
    MultiLayerNetwork listenedTo = Blobs.network(retain);
    JointTraining joint = attached(listenedTo);
    Blobs.train(listenedTo, 40);
    joint.introspector();
    assertThat(listenedTo.params()).isEqualTo(alone.params());
    assertThat(listenedTo.getUpdater().getStateViewArray())
        .isEqualTo(alone.getUpdater().getStateViewArray());
  }

  @Test
  void learnsAMapAndTheErrorsFromTheUsersOwnTraining() {
    MultiLayerNetwork model = Blobs.network(1);
    JointTraining joint = attached(model);
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
    JointTraining joint = attached(model);
    Blobs.train(model, 30);
    return joint.introspector();
  }

  @Test
  void trainingMayGoOnAfterALook(@TempDir Path folder) {
    MultiLayerNetwork model = Blobs.network(1);
    JointTraining joint = attached(model);
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
}
