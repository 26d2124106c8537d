package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.TypicalityEstimator;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Training, for seconds, on activations that lie near a surface of two dimensions. */
class ReconstructionTypicalityTest {

  private static final int UNITS = 24;
  private static final ReconstructionTypicality SETTINGS =
      new ReconstructionTypicality(
          InfoVae.standard()
              .withLatentSize(6)
              .withMmdWeight(1)
              .withHiddenLayers(32, 32)
              .withSchedule(new TrainingSchedule(64, 200, 1, 5e-3, 1, 5)));

  private static TypicalityEstimator trained;

  @BeforeAll
  static void train() throws Exception {
    trained = train(SETTINGS, 400);
  }

  private static TypicalityEstimator train(ReconstructionTypicality settings, int validationRows)
      throws Exception {
    return NativeThreads.single(
        () -> {
          try (MatrixRows training = Samples.untargeted(Samples.manifold(1500, UNITS, 1));
              MatrixRows validation =
                  Samples.untargeted(Samples.manifold(validationRows, UNITS, 3))) {
            return settings.train(training, validation, Samples.context(5));
          }
        });
  }

  private static double shareAtMost(double alpha, double[] typicality) {
    return Arrays.stream(typicality).filter(p -> p <= alpha).count() / (double) typicality.length;
  }

  /** Three deviations of what 320 ranked and 2000 new rows may come out at beside α itself. */
  @Test
  void ofUsualRowsHardlyMoreThanAShareAlphaIsAtAlphaOrLess() {
    double[] usual = trained.typicality(Samples.manifold(2000, UNITS, 4));
    for (double alpha : new double[] {0.05, 0.1, 0.25, 0.5}) {
      double spread = Math.sqrt(alpha * (1 - alpha) * (1 / 320.0 + 1 / 2000.0));
      assertThat(shareAtMost(alpha, usual)).isBetween(alpha - 3 * spread, alpha + 3 * spread);
    }
  }

  @Test
  void rowsOffTheSurfaceAreFoundThoughEachUnitLooksUsual() {
    INDArray usual = Samples.manifold(500, UNITS, 6);
    INDArray shuffled = usual.dup();
    for (int unit = 0; unit < UNITS; unit++) {
      // Every unit keeps its distribution; that they belong together is lost.
      INDArray other = Samples.manifold(500, UNITS, 100 + unit);
      shuffled.putColumn(unit, other.getColumn(unit));
    }
    assertThat(shareAtMost(0.05, trained.typicality(shuffled))).isGreaterThan(0.98);
  }

  @Test
  void judgesTheSameAfterLoading() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    SETTINGS.save(trained, entries.writer());
    INDArray rows = Samples.manifold(50, UNITS, 7);
    TypicalityEstimator loaded = SETTINGS.load(entries.reader());
    assertThat(loaded.typicality(rows)).isEqualTo(trained.typicality(rows));
    assertThat(loaded.width()).isEqualTo(UNITS);
  }

  @Test
  void theSameSeedLearnsTheSame() throws Exception {
    INDArray rows = Samples.manifold(50, UNITS, 7);
    assertThat(train(SETTINGS, 400).typicality(rows)).isEqualTo(trained.typicality(rows));
  }

  @Test
  void refusesASingleValidationRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(SETTINGS, 1))
        .withMessageContainingAll("at least 2 validation rows", "found 1", "withoutTypicality");
  }

  @Test
  void leastTypicalityIsOneOverTheRankedRowsAndTheRowItself() throws Exception {
    INDArray far = Samples.manifold(1, UNITS, 8).mul(100);
    assertThat(train(SETTINGS, 9).typicality(far)).containsExactly(1 / 9.0);
  }

  @Test
  void namesTheFormatOfItsAutoencoder() {
    assertThat(SETTINGS.format()).isEqualTo("reconstruction-typicality/1 of info-vae/1");
    assertThat(SETTINGS.settings()).containsEntry("latentSize", "6");
    assertThat(SETTINGS.minimumRows()).isEqualTo(64);
  }

  @Test
  void refusesToSaveAnothersEstimator() {
    TypicalityEstimator other =
        new TypicalityEstimator() {
          @Override
          public int width() {
            return UNITS;
          }

          @Override
          public double[] typicality(INDArray activations) {
            return new double[0];
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.save(other, new InMemoryEntries().writer()))
        .withMessageContaining("ReconstructionTypicality");
  }
}
