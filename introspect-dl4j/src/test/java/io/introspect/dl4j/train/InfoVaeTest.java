package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Autoencoder;
import io.introspect.DecoderWeights;
import io.introspect.DifferentiableAutoencoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Training, for seconds, on activations that lie near a surface of two dimensions. */
class InfoVaeTest {

  private static final int UNITS = 24;
  private static final InfoVae SETTINGS =
      InfoVae.standard()
          .withHiddenLayers(32, 32)
          .withSchedule(new TrainingSchedule(64, 150, 2, 5e-3, 0.5, 5));
  private static final InfoVae SHORT =
      SETTINGS.withSchedule(new TrainingSchedule(64, 10, 1, 5e-3, 1, 1));

  private static INDArray unseen;
  private static Autoencoder trained;

  @BeforeAll
  static void train() throws Exception {
    unseen = Samples.manifold(500, UNITS, 2);
    trained = train(SETTINGS, Samples.manifold(1500, UNITS, 1), 5);
  }

  @AfterAll
  static void free() {
    unseen.close();
  }

  private static Autoencoder train(InfoVae settings, INDArray h, long seed) throws Exception {
    return NativeThreads.single(
        () -> {
          try (MatrixRows training = Samples.untargeted(h);
              MatrixRows validation = Samples.untargeted(Samples.manifold(200, UNITS, 3))) {
            return settings.train(training, validation, Samples.context(seed));
          }
        });
  }

  private static double meanSquare(INDArray values) {
    double norm = values.norm2Number().doubleValue();
    return norm * norm / values.length();
  }

  @Test
  void tellsItsSizes() {
    assertThat(trained.width()).isEqualTo(UNITS);
    assertThat(trained.latentSize()).isEqualTo(2);
  }

  @Test
  void encoderCanBeWalkedBackInTheUnitsOfH() {
    DifferentiableAutoencoder encoder = (DifferentiableAutoencoder) trained;
    INDArray h = Samples.manifold(3, UNITS, 4);
    INDArray slope = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {2, -3}});

    INDArray gradient = encoder.encoderGradient(h, slope);

    assertThat(gradient.shape()).containsExactly(3, UNITS);
    double scale = gradient.amaxNumber().doubleValue();
    for (int unit = 0; unit < UNITS; unit++) {
      INDArray difference = moved(h, unit, 0.01).subi(moved(h, unit, -0.01)).divi(0.02);
      INDArray expected = difference.muli(slope).sum(1);
      for (int row = 0; row < 3; row++) {
        assertThat(gradient.getDouble(row, unit))
            .isCloseTo(expected.getDouble(row), within(0.01 * scale));
      }
    }
  }

  /** z after one unit of all rows has moved. */
  private static INDArray moved(INDArray h, int unit, double by) {
    INDArray other = h.dup();
    other.getColumn(unit).addi(by);
    return trained.encode(other);
  }

  @Test
  void refusesSlopesThatDoNotFit() {
    DifferentiableAutoencoder encoder = (DifferentiableAutoencoder) trained;
    INDArray h = Samples.manifold(3, UNITS, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encoderGradient(h, Nd4j.zeros(3, 5)))
        .withMessage("expected slopes of shape [n, 2], found [3, 5]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encoderGradient(h, Nd4j.zeros(2, 2)))
        .withMessage("expected a slope for each of 3 rows of activations, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encoderGradient(Nd4j.zeros(3, 7), Nd4j.zeros(3, 2)))
        .withMessageContaining("[n, 24]");
  }

  @Test
  void reconstructsUnseenRowsFarBetterThanTheMeanDoes() {
    INDArray error = trained.reconstructionError(unseen, trained.encode(unseen));

    assertThat(error.shape()).containsExactly(500, 1);
    // 1 is what predicting every unit's mean would give.
    assertThat(meanSquare(error)).isLessThan(0.1);
  }

  @Test
  void latentPointsFollowThePrior() {
    INDArray z = trained.encode(unseen);

    assertThat(z.shape()).containsExactly(500, 2);
    assertThat(z.mean(0).toDoubleVector()).containsExactly(new double[] {0, 0}, within(0.2));
    assertThat(z.std(0).toDoubleVector()).containsExactly(new double[] {1, 1}, within(0.25));
  }

  @Test
  void reconstructionErrorIsTheRootMeanSquareInDeviationsOfEachUnit() {
    INDArray z = trained.encode(unseen);
    INDArray difference = trained.decode(z).sub(unseen);
    INDArray deviation = Samples.manifold(1500, UNITS, 1).std(false, 0);

    INDArray expected = difference.diviRowVector(deviation).norm2(true, 1).divi(Math.sqrt(UNITS));
    assertThat(trained.reconstructionError(unseen, z).toDoubleVector())
        .containsExactly(expected.toDoubleVector(), within(1e-4));
  }

  @Test
  void reconstructionErrorGrowsForRowsUnlikeThoseOfTraining() {
    INDArray strange = Samples.matrix(UNITS, Samples.normal(100 * UNITS, 0, 4));

    assertThat(
            trained.reconstructionError(strange, trained.encode(strange)).minNumber().doubleValue())
        .isGreaterThan(
            trained.reconstructionError(unseen, trained.encode(unseen)).meanNumber().doubleValue());
  }

  @Test
  void argumentsStayAsTheyAreAndResultsAreFloats() {
    INDArray before = unseen.dup();
    INDArray z = trained.encode(unseen);
    INDArray zBefore = z.dup();

    assertThat(trained.decode(z).dataType()).isEqualTo(DataType.FLOAT);
    trained.reconstructionError(unseen, z).close();

    assertThat(unseen).isEqualTo(before);
    assertThat(z).isEqualTo(zBefore);
    assertThat(z.isAttached()).isFalse();
  }

  @Test
  void sameSeedGivesTheSameBitsAndAnotherSeedOthers() throws Exception {
    InfoVae dropping = SHORT.withRetainProbability(0.9);
    float[][] once = encodeAfter(dropping, 5);

    assertThat(encodeAfter(dropping, 5)).isDeepEqualTo(once);
    assertThat(java.util.Arrays.deepEquals(encodeAfter(dropping, 6), once)).isFalse();
  }

  private static float[][] encodeAfter(InfoVae settings, long seed) throws Exception {
    return train(settings, Samples.manifold(300, UNITS, 1), seed).encode(unseen).toFloatMatrix();
  }

  @Test
  void decodesToTheUnitsOfTheActivations() throws Exception {
    INDArray large = Samples.manifold(1500, UNITS, 1);
    large.getColumn(3).muli(1000);
    Autoencoder scaled = train(SETTINGS, large, 5);
    INDArray h = unseen.dup();
    h.getColumn(3).muli(1000);

    INDArray decoded = scaled.decode(scaled.encode(h));

    // Each column lies near its own activations, measured in its own deviations.
    double[] deviation = h.std(0).toDoubleVector();
    for (int unit = 0; unit < UNITS; unit++) {
      double miss = meanSquare(decoded.getColumn(unit).sub(h.getColumn(unit)));
      assertThat(Math.sqrt(miss) / deviation[unit]).as("unit %d", unit).isLessThan(0.6);
    }
  }

  @Test
  void theWeightsOfTheDecoderComputeWhatItDecodes() {
    float[][] places = {{0, 0}, {1, -2}, {-3, 0.5f}, {4, 4}};
    float[][] decoded = trained.decode(Nd4j.createFromArray(places)).toFloatMatrix();
    DecoderWeights weights = trained.decoderWeights().orElseThrow();
    for (int row = 0; row < places.length; row++) {
      assertThat(weights.decode(places[row])).containsExactly(decoded[row], within(1e-5f));
    }
  }

  @Test
  void refusesMatricesOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.encode(Nd4j.zeros(DataType.FLOAT, 3, 7)))
        .withMessage("expected activations of shape [n, 24], found [3, 7]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.decode(Nd4j.zeros(DataType.FLOAT, 3, 7)))
        .withMessage("expected latent points of shape [n, 2], found [3, 7]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.reconstructionError(unseen, Nd4j.zeros(DataType.FLOAT, 2)))
        .withMessage("expected latent points of shape [n, 2], found [2]");
  }

  @Test
  void savedAndLoadedItGivesTheSameBits() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    SETTINGS.save(trained, file.writer());

    Autoencoder loaded = InfoVae.standard().load(file.reader());

    INDArray z = trained.encode(unseen);
    assertThat(loaded.width()).isEqualTo(UNITS);
    assertThat(loaded.latentSize()).isEqualTo(2);
    assertThat(loaded.encode(unseen).toFloatMatrix()).isDeepEqualTo(z.toFloatMatrix());
    assertThat(loaded.decode(z).toFloatMatrix()).isDeepEqualTo(trained.decode(z).toFloatMatrix());
    assertThat(loaded.reconstructionError(unseen, z).toFloatMatrix())
        .isDeepEqualTo(trained.reconstructionError(unseen, z).toFloatMatrix());
  }

  @Test
  void refusesADamagedNetworkAndNamesTheEntry() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    SETTINGS.save(trained, file.writer());
    file.entries().put("encoder.zip", "damaged".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SETTINGS.load(file.reader()))
        .withMessageContaining("encoder.zip");
  }

  @Test
  void refusesToSaveAForeignAutoencoder() {
    Autoencoder foreign = new ForeignAutoencoder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.save(foreign, new InMemoryEntries().writer()))
        .withMessageContainingAll("trained by InfoVae", "found", "ForeignAutoencoder");
  }

  private static final class ForeignAutoencoder implements Autoencoder {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public int latentSize() {
      return 1;
    }

    @Override
    public INDArray encode(INDArray activations) {
      return activations.dup();
    }

    @Override
    public INDArray decode(INDArray latent) {
      return latent.dup();
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      return latent.dup();
    }
  }
}
