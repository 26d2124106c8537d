package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.SequencePath;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.activations.ActivationStorage;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.MaskedSequences;
import io.introspect.dl4j.model.MultiLayerModel;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.model.SequenceLabels;
import io.introspect.dl4j.model.StepReading;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.trust.Audit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** From wrap to paths, with noisy waves of different lengths, of three frequencies. */
class SequenceIntrospectorTest {

  private static final int STEPS = 12;
  private static final int LEAST_STEPS = 6;
  private static final int CLASSES = 3;

  private static MultiLayerNetwork network;
  private static SelfIntrospector introspector;

  /** Waves with their masks, as an iterator of sequences gives them. */
  private static DataSet waves(int rows, long seed) {
    Random random = new Random(seed);
    INDArray features = Nd4j.zeros(DataType.FLOAT, rows, 2, STEPS);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, rows, CLASSES, STEPS);
    INDArray mask = Nd4j.zeros(DataType.FLOAT, rows, STEPS);
    for (int row = 0; row < rows; row++) {
      int kind = row % CLASSES;
      labels.get(NDArrayIndex.point(row), NDArrayIndex.point(kind), NDArrayIndex.all()).assign(1);
      double phase = random.nextDouble() * 2 * Math.PI;
      int length = LEAST_STEPS + random.nextInt(STEPS - LEAST_STEPS + 1);
      for (int step = 0; step < length; step++) {
        double angle = phase + step * (0.4 + 0.8 * kind);
        features.putScalar(new int[] {row, 0, step}, Math.sin(angle) + 0.5 * random.nextGaussian());
        features.putScalar(new int[] {row, 1, step}, Math.cos(angle) + 0.5 * random.nextGaussian());
        mask.putScalar(row, step, 1);
      }
    }
    return new DataSet(features, labels, mask, mask);
  }

  private static INDArray packed(DataSet data) {
    return MaskedSequences.of(data.getFeatures(), data.getFeaturesMaskArray());
  }

  @BeforeAll
  static void fit() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(1e-2))
            .list()
            .layer(new LSTM.Builder().nOut(12).activation(Activation.TANH).build())
            .layer(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build());
    layers.setInputType(InputType.recurrent(2, STEPS));
    network = new MultiLayerNetwork(layers.build());
    network.init();
    for (int step = 0; step < 60; step++) {
      network.fit(waves(90, 10 + step));
    }
    introspector =
        Blobs.open(network)
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(iterator(waves(450, 1), waves(450, 20)), iterator(waves(300, 2)));
  }

  private static DataSetIterator iterator(DataSet... batches) {
    return new ExistingDataSetIterator(List.of(batches).iterator());
  }

  private static IntrospectorBuilder readAtEveryStep() {
    return Blobs.wrap(network).tap(LayerSelection.all().withSteps(StepReading.EVERY));
  }

  private static SelfIntrospector everyStep() {
    return everyStep(readAtEveryStep());
  }

  private static SelfIntrospector everyStep(IntrospectorBuilder builder) {
    return builder.fit(packed(waves(600, 1)), waves(600, 1).getLabels());
  }

  @Test
  void everyStepMayBeKeptInAFileButNotRecomputed(@TempDir Path folder) {
    SelfIntrospector kept =
        everyStep(readAtEveryStep().activations(ActivationStorage.file(folder)));
    INDArray rows = packed(waves(5, 3));
    assertThat(kept.introspectAll(rows)).isEqualTo(everyStep().introspectAll(rows));
    IntrospectorBuilder recomputed = readAtEveryStep().activations(ActivationStorage.recomputed());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> everyStep(recomputed))
        .withMessageContaining("found one that is read at every step");
  }

  @Test
  void predictsWhatTheNetworkPredictsOfMaskedRows() {
    DataSet test = waves(50, 3);
    INDArray expected =
        SequenceLabels.last(
            network.output(test.getFeatures(), false, test.getFeaturesMaskArray(), null),
            test.getFeaturesMaskArray());
    List<Introspection> seen = introspector.introspectAll(packed(test));
    for (int row = 0; row < 50; row++) {
      assertThat(seen.get(row).output())
          .containsExactly(expected.getRow(row).toFloatVector(), within(1e-6f));
    }
  }

  @Test
  void whatIsMaskedDoesNotCount() {
    DataSet test = waves(20, 4);
    INDArray changed = packed(test);
    for (int row = 0; row < 20; row++) {
      for (int step = 0; step < STEPS; step++) {
        if (test.getFeaturesMaskArray().getInt(row, step) == 0) {
          changed.putScalar(new int[] {row, 0, step}, 9);
        }
      }
    }
    List<Introspection> before = introspector.introspectAll(packed(test));
    List<Introspection> after = introspector.introspectAll(changed);
    for (int row = 0; row < 20; row++) {
      assertThat(after.get(row).latent()).containsExactly(before.get(row).latent(), within(1e-5f));
    }
  }

  @Test
  void isAuditedWithMaskedRowsOfAnIterator() {
    Audit audit = introspector.audit(iterator(waves(300, 5)));
    assertThat(audit.rows()).isEqualTo(300);
    assertThat(audit.accuracy()).isBetween(0.6, 0.999);
  }

  @Test
  void anAttackLeavesTheMask() {
    INDArray x = packed(waves(3, 6));
    List<AttackPath> paths =
        FastGradientSign.standard().withSteps(3).attack(introspector, x, AttackAim.toward(0));
    for (int row = 0; row < 3; row++) {
      float[] moved = paths.get(row).end().input();
      float[] before = Rows.values(x.slice(row));
      assertThat(moved).isNotEqualTo(before);
      assertThat(Arrays.copyOfRange(moved, 2 * STEPS, 3 * STEPS))
          .containsExactly(Arrays.copyOfRange(before, 2 * STEPS, 3 * STEPS));
    }
  }

  @Test
  void pathsHaveAPlaceForEachStepThatIsThere() {
    DataSet test = waves(40, 7);
    SelfIntrospector fitted = everyStep();
    List<SequencePath> paths = fitted.paths(packed(test));
    List<Introspection> seen = fitted.introspectAll(packed(test));
    for (int row = 0; row < 40; row++) {
      SequencePath path = paths.get(row);
      assertThat(path.steps())
          .isEqualTo(test.getFeaturesMaskArray().getRow(row).sumNumber().intValue());
      assertThat(path.place(path.steps() - 1))
          .containsExactly(seen.get(row).latent(), within(1e-4f));
      assertThat(path.log10MapError(path.steps() - 1))
          .isCloseTo(seen.get(row).log10MapError(), within(1e-3));
    }
  }

  @Test
  void classesPartStepByStep() {
    DataSet test = waves(300, 8);
    List<SequencePath> paths = everyStep().paths(packed(test));
    float[][][] places = new float[LEAST_STEPS][300][];
    for (int step = 0; step < LEAST_STEPS; step++) {
      for (int row = 0; row < 300; row++) {
        places[step][row] = paths.get(row).place(step);
      }
    }
    Trajectories all =
        new Trajectories(
            IntStream.range(0, LEAST_STEPS).toArray(),
            places,
            SequenceLabels.last(test.getLabels(), null).argMax(1).toIntVector());
    assertThat(all.withinOverBetween(LEAST_STEPS - 1)).isLessThan(all.withinOverBetween(0) / 2);
  }

  @Test
  void refusesPathsIfNotEveryStepWasRead() {
    assertThatIllegalStateException()
        .isThrownBy(() -> introspector.paths(packed(waves(4, 9))))
        .withMessageContaining("withSteps(StepReading.EVERY)");
  }

  @ParameterizedTest
  @EnumSource(StepReading.class)
  void savedAndLoadedItReadsTheSameSteps(StepReading steps, @TempDir Path folder) {
    SelfIntrospector fitted =
        Blobs.wrap(network)
            .tap(LayerSelection.all().withSteps(steps))
            .fit(packed(waves(300, 1)), waves(300, 1).getLabels());
    Path file = folder.resolve("waves.introspector");
    fitted.save(file);
    INDArray x = packed(waves(10, 11));
    SelfIntrospector loaded = SelfIntrospector.load(file, network);
    assertThat(loaded.introspectAll(x)).isEqualTo(fitted.introspectAll(x));
    if (steps == StepReading.EVERY) {
      assertThat(loaded.paths(x)).hasSize(10);
    }
  }

  @Test
  void anotherReadingIsAnotherModel() {
    assertThat(
            Stream.of(StepReading.values())
                .map(LayerSelection.all()::withSteps)
                .map(selection -> new MultiLayerModel(network, selection).fingerprint())
                .distinct())
        .hasSize(3);
  }

  /** Labels at the last step only, as many-to-one data have them. */
  private static DataSet labeledAtTheEnd(int rows, long seed) {
    DataSet data = waves(rows, seed);
    INDArray mask = data.getFeaturesMaskArray();
    INDArray end = Nd4j.zeros(DataType.FLOAT, rows, STEPS);
    for (int row = 0; row < rows; row++) {
      int last = mask.getRow(row).sumNumber().intValue() - 1;
      end.putScalar(row, last, 1);
      for (int step = last + 1; step < STEPS; step++) {
        for (int k = 0; k < CLASSES; k++) {
          data.getLabels().putScalar(new int[] {row, k, step}, 0);
        }
      }
    }
    data.setLabelsMaskArray(end);
    return data;
  }

  @Test
  void jointTrainingTakesTheLabelOfTheLastStepThatIsThere() {
    MultiLayerNetwork fresh = network.clone();
    JointTrainingListener joint =
        SelfIntrospector.wrap(fresh)
            .autoencoder(Blobs.quickAutoencoder())
            .estimator(Blobs.quickEstimator())
            .joint();
    fresh.addListeners(joint);
    for (int step = 0; step < 150; step++) {
      fresh.fit(labeledAtTheEnd(90, 200 + step));
    }
    DataSet test = waves(300, 12);
    List<Introspection> seen = joint.introspector().introspectAll(packed(test));
    int[] truth = SequenceLabels.last(test.getLabels(), null).argMax(1).toIntVector();
    // With the labels of other steps, which are zero or another row's, errors would mean nothing.
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.2);
  }

  @Test
  void aRowWithoutAnyStepEndsLearningButNotTheUsersTraining() {
    MultiLayerNetwork fresh = network.clone();
    JointTrainingListener joint = SelfIntrospector.wrap(fresh).joint();
    fresh.addListeners(joint);
    DataSet data = waves(30, 13);
    data.getFeaturesMaskArray().putRow(3, Nd4j.zeros(DataType.FLOAT, STEPS));
    fresh.fit(data);
    fresh.fit(waves(30, 14));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(joint::introspector)
        .withStackTraceContaining("row 3");
  }

  @Test
  void refusesAFeatureTooMany() {
    INDArray x = Nd4j.rand(DataType.FLOAT, 4, 3, STEPS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> introspector.introspectAll(x))
        .withMessageContainingAll("sequences of 2 features", "mask of 0 and 1", "[4, 3, 12]");
  }

  @Test
  void refusesALabelOfAnotherStepThanTheLast() {
    DataSet data = waves(30, 15);
    data.setLabelsMaskArray(Nd4j.zeros(DataType.FLOAT, 30, STEPS));
    data.getLabelsMaskArray().putColumn(0, Nd4j.ones(DataType.FLOAT, 30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> introspector.audit(iterator(data)))
        .withMessageContainingAll("row 0", "label of the last step", "step 0");
  }
}
