package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.ErrorEstimator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Training, for seconds, on errors that are a known function of the place on the map. */
class LogErrorRegressionTest {

  private static final LogErrorRegression SETTINGS =
      LogErrorRegression.standard()
          .withHiddenLayers(32, 32)
          .withSchedule(new TrainingSchedule(64, 200, 2, 5e-3, 0.5, 5));
  private static final LogErrorRegression SHORT =
      SETTINGS.withSchedule(new TrainingSchedule(64, 10, 1, 5e-3, 1, 1));

  private static final MatrixRows UNSEEN = rows(500, 2);

  private static ErrorEstimator trained;

  /** Points of N(0, I) with the error 10^(−4 + 2 sin z₀ + z₁), known exactly. */
  private static MatrixRows rows(int count, long seed) {
    INDArray z = Samples.matrix(2, Samples.normal(2 * count, 0, seed));
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      targets[i] = (float) (-4 + 2 * Math.sin(z.getDouble(i, 0)) + z.getDouble(i, 1));
    }
    return new MatrixRows(z, Samples.matrix(1, targets));
  }

  @BeforeAll
  static void train() throws Exception {
    trained = train(SETTINGS, 1500, 5);
  }

  private static ErrorEstimator train(LogErrorRegression settings, int count, long seed)
      throws Exception {
    return NativeThreads.single(
        () -> {
          try (MatrixRows training = rows(count, 1);
              MatrixRows validation = rows(200, 3)) {
            return settings.train(training, validation, Samples.context(seed));
          }
        });
  }

  private static INDArray unseen() {
    return UNSEEN.inputs(RowBlocks.of(UNSEEN).iterator().next());
  }

  private static INDArray truth() {
    return UNSEEN.targets(RowBlocks.of(UNSEEN).iterator().next());
  }

  @Test
  void learnsTheErrorInDecades() {
    INDArray estimate = trained.estimate(unseen());
    double norm = estimate.sub(truth()).norm2Number().doubleValue();

    assertThat(trained.inputs()).isEqualTo(2);
    assertThat(estimate.shape()).containsExactly(500, 1);
    // The errors themselves spread over 1.7 decades.
    assertThat(truth().stdNumber().doubleValue()).isGreaterThan(1.5);
    assertThat(Math.sqrt(norm * norm / 500)).isLessThan(0.25);
  }

  @Test
  void argumentStaysAsItIsAndTheResultIsAFloat() {
    INDArray z = unseen();

    assertThat(trained.estimate(z).dataType()).isEqualTo(DataType.FLOAT);
    assertThat(z).isEqualTo(unseen());
    assertThat(z.wasClosed()).isFalse();
  }

  @Test
  void sameSeedGivesTheSameBitsAndAnotherSeedOthers() throws Exception {
    LogErrorRegression dropping = SHORT.withRetainProbability(0.9);
    float[][] once = train(dropping, 300, 5).estimate(unseen()).toFloatMatrix();

    assertThat(train(dropping, 300, 5).estimate(unseen()).toFloatMatrix()).isDeepEqualTo(once);
    assertThat(
            java.util.Arrays.deepEquals(
                train(dropping, 300, 6).estimate(unseen()).toFloatMatrix(), once))
        .isFalse();
  }

  @Test
  void refusesPointsOfAnotherDimension() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.estimate(Nd4j.zeros(DataType.FLOAT, 4, 3)))
        .withMessage("expected latent points of shape [n, 2], found [4, 3]");
  }

  @Test
  void savedAndLoadedItGivesTheSameBits() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    SETTINGS.save(trained, file.writer());

    ErrorEstimator loaded = LogErrorRegression.standard().load(file.reader());

    assertThat(loaded.inputs()).isEqualTo(2);
    assertThat(loaded.estimate(unseen()).toFloatMatrix())
        .isDeepEqualTo(trained.estimate(unseen()).toFloatMatrix());
  }

  @Test
  void refusesADamagedNetworkAndNamesTheEntry() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    SETTINGS.save(trained, file.writer());
    file.entries().put("network.zip", "damaged".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SETTINGS.load(file.reader()))
        .withMessageContaining("network.zip");
  }

  @Test
  void refusesToSaveAForeignEstimator() {
    ErrorEstimator foreign =
        new ErrorEstimator() {
          @Override
          public int inputs() {
            return 2;
          }

          @Override
          public INDArray estimate(INDArray latent) {
            return latent.dup();
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.save(foreign, new InMemoryEntries().writer()))
        .withMessageContainingAll(
            "trained by LogErrorRegression", "found", "LogErrorRegressionTest");
  }

  @Test
  void errorsThatAreAllTheSameAreEstimatedAsJustThat() {
    MatrixRows constant = Samples.untargeted(Samples.matrix(2, Samples.normal(200, 0, 1)));
    float target = constant.targets(0).getFloat(0);

    ErrorEstimator learned = SHORT.train(constant, constant, Samples.context(1));

    assertThat(learned.estimate(unseen()).toFloatVector()).containsOnly(target);
  }
}
