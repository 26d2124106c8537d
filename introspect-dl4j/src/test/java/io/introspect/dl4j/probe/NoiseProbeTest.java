package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NoiseProbeTest {

  private static final NoiseProbe PROBE = NoiseProbe.standard();

  private final FakeIntrospector introspector = FakeIntrospector.plain();

  private static INDArray row(float... values) {
    return Nd4j.createFromArray(new float[][] {values});
  }

  @Test
  void makesThePapersConstellationUnlessToldOtherwise() {
    Constellation constellation = PROBE.constellation(introspector, row(0.75f, 3));

    assertThat(constellation.clean().latent()).containsExactly(0.75f, 3);
    assertThat(constellation.levels())
        .extracting(NoiseLevel::sigma)
        .containsExactly(0.0, 0.1, 0.2, 0.3);
    assertThat(constellation.levels())
        .allSatisfy(level -> assertThat(level.copies()).hasSize(200))
        .allSatisfy(level -> assertThat(level.clean()).isSameAs(constellation.clean()));
  }

  @Test
  void noiseIsWhiteAndOfTheStrengthAskedFor() {
    NoiseLevel level =
        PROBE
            .withCopies(2500)
            .withSigmas(0.5)
            .constellation(introspector, row(1, -2))
            .levels()
            .get(0);
    SummaryStatistics first = new SummaryStatistics();
    SummaryStatistics second = new SummaryStatistics();
    SummaryStatistics products = new SummaryStatistics();
    for (int copy = 0; copy < 2500; copy++) {
      double[] moved = level.displacement(copy);
      first.addValue(moved[0]);
      second.addValue(moved[1]);
      products.addValue(moved[0] * moved[1]);
    }

    // Standard errors: 0.01 of the means, 0.007 of the deviations, 0.005 of the covariance.
    assertThat(first.getMean()).isCloseTo(0, within(0.04));
    assertThat(second.getMean()).isCloseTo(0, within(0.04));
    assertThat(first.getStandardDeviation()).isCloseTo(0.5, within(0.03));
    assertThat(second.getStandardDeviation()).isCloseTo(0.5, within(0.03));
    assertThat(products.getMean()).isCloseTo(0, within(0.02));
    assertThat(level.copies()).doesNotHaveDuplicates();
  }

  @Test
  void levelsGrowAlongTheSameRays() {
    List<NoiseLevel> levels =
        PROBE
            .withCopies(1500)
            .withSigmas(0.25, 0.5)
            .constellation(introspector, row(0, 0))
            .levels();

    for (int copy = 0; copy < 1500; copy++) {
      double[] near = levels.get(0).displacement(copy);
      double[] far = levels.get(1).displacement(copy);
      assertThat(far).containsExactly(2 * near[0], 2 * near[1]);
    }
  }

  @Test
  void withoutNoiseEveryCopyIsTheRowItself() {
    NoiseLevel level =
        PROBE.withSigmas(0).withCopies(7).constellation(introspector, row(1, 2)).levels().get(0);

    assertThat(level.copies()).hasSize(7).containsOnly(level.clean());
    assertThat(level.meanDistance()).isZero();
  }

  @Test
  void sameSeedGivesTheSameAndAnotherDoesNot() {
    Constellation constellation = PROBE.constellation(introspector, row(1, 2));

    assertThat(PROBE.constellation(introspector, row(1, 2))).isEqualTo(constellation);
    assertThat(PROBE.withSeed(1).constellation(introspector, row(1, 2)))
        .isNotEqualTo(constellation);
  }

  @Test
  void rowsAmongOthersAreProbedAsIfAlone() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, 6}});

    assertThat(PROBE.constellations(introspector, rows))
        .containsExactly(
            PROBE.constellation(introspector, row(1, 2)),
            PROBE.constellation(introspector, row(3, 4)),
            PROBE.constellation(introspector, row(5, 6)));
    assertThat(PROBE.constellations(introspector, rows.get(NDArrayIndex.interval(1, 3))))
        .containsExactly(
            PROBE.constellation(introspector, row(3, 4)),
            PROBE.constellation(introspector, row(5, 6)));
  }

  @Test
  void imagesKeepTheirShape() {
    INDArray image = Nd4j.arange(12).castTo(DataType.FLOAT);

    Constellation constellation =
        PROBE
            .withCopies(1200)
            .withSigmas(0.1)
            .constellation(introspector, image.reshape(1, 3, 2, 2));

    assertThat(introspector.shapes())
        .containsExactly(
            new long[] {1, 3, 2, 2}, new long[] {1000, 3, 2, 2}, new long[] {200, 3, 2, 2});
    assertThat(constellation.levels().get(0).copies()).hasSize(1200).doesNotHaveDuplicates();
    for (double moved : constellation.levels().get(0).displacement(1199)) {
      assertThat(moved).isCloseTo(0, within(0.6)).isNotZero();
    }
  }

  @Test
  void viewsAndVectorsAreRowsAsWell() {
    INDArray transposed = Nd4j.createFromArray(new float[][] {{9, 1, 9}, {9, 2, 9}}).transpose();
    Constellation expected = PROBE.constellation(introspector, row(1, 2));

    assertThat(PROBE.constellation(introspector, transposed.get(NDArrayIndex.interval(1, 2))))
        .isEqualTo(expected);
    assertThat(PROBE.constellation(introspector, Nd4j.createFromArray(1f, 2f))).isEqualTo(expected);
  }

  @Test
  void leavesTheRowAndTheGlobalGeneratorAsTheyAre() {
    INDArray row = row(1, 2);
    Nd4j.getRandom().setSeed(5);
    INDArray drawn = Nd4j.rand(1, 4);
    Nd4j.getRandom().setSeed(5);

    PROBE.constellation(introspector, row);

    assertThat(Nd4j.rand(1, 4)).isEqualTo(drawn);
    assertThat(row).isEqualTo(row(1, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoStandardDeviation(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.withSigmas(0.1, sigma))
        .withMessage("expected every sigma to be finite and at least 0, found " + sigma);
  }

  @Test
  void refusesToMakeNoCopies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.withCopies(0))
        .withMessage("expected at least 1 copy for each sigma, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(PROBE::withSigmas)
        .withMessage("expected at least one sigma, found none");
  }

  @Test
  void refusesOtherThanOneRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.constellation(introspector, Nd4j.ones(2, 3)))
        .withMessage(
            "expected one row, [1, …], found shape [2, 3]; for many rows call constellations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.constellation(introspector, Nd4j.scalar(1f)))
        .withMessageContaining("found shape []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.constellations(introspector, Nd4j.createFromArray(1f, 2f)))
        .withMessage("expected rows of shape [n, …], found [2]");
  }

  @Test
  void refusesToHaveNobodyLook() {
    assertThatNullPointerException()
        .isThrownBy(() -> PROBE.constellation(null, row(1, 2)))
        .withMessage("introspector");
    assertThatNullPointerException()
        .isThrownBy(() -> PROBE.constellations(null, row(1, 2)))
        .withMessage("introspector");
  }

  @Test
  void whatTheIntrospectorRefusesIsRefused() {
    FakeIntrospector strict =
        new FakeIntrospector(
            2,
            row -> {
              throw new IllegalArgumentException("expected finite features");
            });

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBE.constellation(strict, row(Float.NaN, 0)))
        .withMessage("expected finite features");
  }

  @Test
  void confidenceOfTheCopiesIsReported() {
    NoiseLevel level =
        PROBE.withSigmas(0.3).constellation(introspector, row(0.5f, 0)).levels().get(0);

    assertThat(level.meanConfidence())
        .isEqualTo(
            level.copies().stream().mapToDouble(Introspection::confidence).average().orElseThrow());
    assertThat(level.classShares()).hasSize(2);
    assertThat(level.unchangedShare()).isBetween(0.3, 0.7); // 0.5 is on the border
  }
}
