package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.TappedLayer;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.Expectation;
import io.introspect.analysis.LatentGrid;
import io.introspect.analysis.Rgb;
import io.introspect.analysis.UnitRole.Standing;
import io.introspect.dl4j.train.LabeledRows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class AnalyzerTest {

  private static final List<TappedLayer> LAYERS =
      List.of(new TappedLayer("first", 0, 2), new TappedLayer("second", 2, 2));

  /** Four units: z₁, z₂, z₁ − z₂, and one that is always 7. */
  private static final HandMade INTROSPECTOR =
      new HandMade(2, LAYERS, 2, z -> new float[] {z[0], z[1], z[0] - z[1], 7});

  /** Class 0 around (1, 0), class 1 around (0, 2). */
  private static INDArray features() {
    return Nd4j.createFromArray(
        new float[][] {
          {0.5f, 0, 0.5f, 7}, {1.5f, 0, 1.5f, 7}, {1, 0.5f, 0.5f, 7}, {1, -0.5f, 1.5f, 7},
          {0, 1.5f, -1.5f, 7}, {0, 2.5f, -2.5f, 7}, {0.5f, 2, -1.5f, 7}, {-0.5f, 2, -2.5f, 7},
        });
  }

  private static INDArray labels() {
    INDArray labels = Nd4j.zeros(8, 2);
    for (int row = 0; row < 8; row++) {
      labels.putScalar(row, row / 4, 1);
    }
    return labels;
  }

  private static Analysis analyze(HandMade introspector, INDArray features, INDArray labels) {
    return Analyzer.standard().analyze(introspector, LabeledRows.of(features, labels));
  }

  @Test
  void comesOutAsComputedByHand() {
    Analysis analysis = analyze(INTROSPECTOR, features(), labels());

    assertThat(analysis.expected().get(Expectation.MEAN).ofClass(0)).containsExactly(1, 0, 1, 7);
    assertThat(analysis.expected().get(Expectation.MEAN).ofClass(1)).containsExactly(0, 2, -2, 7);
    // Decoding is linear here, so that all three agree.
    for (Expectation expectation : Expectation.values()) {
      assertThat(analysis.r2AgainstMean(expectation))
          .containsExactly(new double[] {1, 1}, within(1e-5));
    }
    // Units 0 and 2 stand for class 0, unit 1 for class 1, unit 3 never reacts.
    assertThat(analysis.order().columns()).containsExactly(0, 1, 2, 3);
    assertThat(analysis.order().decidedUnitsPerClass()).containsExactly(2, 1);
    assertThat(analysis.order().layers().get(1).columnsOf(Standing.DEAD)).containsExactly(3);
    assertThat(analysis.order().layers().get(0).units().get(1).strength())
        .isCloseTo(2, within(1e-3));
    assertThat(analysis.colors()).element(1).isEqualTo(analysis.palette().color(1));
    assertThat(analysis.colors()).element(3).isEqualTo(Rgb.GRAY);
    assertThat(analysis.massOutside()).isCloseTo(0, within(1e-3));
    // ê = −|z|² at (1, −2).
    assertThat(analysis.errorSurface().log10Error(50 * 81 + 20)).isCloseTo(-5, within(1e-5f));
    assertThat(analysis.shares().get(0).excited(1)).isEqualTo(0.5);
    assertThat(analysis.layers()).isEqualTo(LAYERS);
  }

  @Test
  void ordersByTheExpectationAskedFor() {
    // |z₁| is 2 for each row of class 0, which lies in two places, and 1 for those of class 1.
    HandMade folded =
        new HandMade(
            2,
            List.of(new TappedLayer("hidden", 0, 3)),
            2,
            z -> new float[] {z[0], z[1], Math.abs(z[0])});
    INDArray features =
        Nd4j.createFromArray(
            new float[][] {{-2, 0, 2}, {-2, 1, 2}, {2, 0, 2}, {2, 1, 2}, {1, 0, 1}, {1, 1, 1}});
    INDArray labels =
        Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {0, 1}, {0, 1}});
    Analysis paper =
        Analyzer.standard()
            .withOrderedBy(Expectation.PAPER)
            .analyze(folded, LabeledRows.of(features, labels));
    Analysis mean =
        Analyzer.standard()
            .withOrderedBy(Expectation.MEAN)
            .analyze(folded, LabeledRows.of(features, labels));
    assertThat(paper.expectedActivations().value(0, 2)).isCloseTo(0, within(1e-4f));
    assertThat(mean.expectedActivations().value(0, 2)).isEqualTo(2);
    assertThat(preferredClass(paper, 2)).isEqualTo(1);
    assertThat(preferredClass(mean, 2)).isZero();
  }

  private static int preferredClass(Analysis analysis, int column) {
    return analysis.order().layers().get(0).units().stream()
        .filter(unit -> unit.column() == column)
        .findFirst()
        .orElseThrow()
        .preferredClass();
  }

  @Test
  void readsManyBatchesAsOne() {
    Analysis once = analyze(INTROSPECTOR, features(), labels());
    INDArray features = Nd4j.vstack(java.util.Collections.nCopies(300, features()));
    INDArray labels = Nd4j.vstack(java.util.Collections.nCopies(300, labels()));
    Analysis often = analyze(INTROSPECTOR, features, labels);
    assertThat(often.expected().get(Expectation.MEAN).ofClass(1))
        .containsExactly(once.expected().get(Expectation.MEAN).ofClass(1), within(1e-5f));
    assertThat(often.densities().get(0).rows()).isEqualTo(1200);
  }

  @Test
  void takesAGridOfItsOwn() {
    LatentGrid wide = new LatentGrid(2, -6, 0.25, 49);
    Analysis analysis =
        Analyzer.standard()
            .withGrid(wide)
            .analyze(INTROSPECTOR, LabeledRows.of(features(), labels()));
    assertThat(analysis.densities().get(0).grid()).isEqualTo(wide);
    assertThat(analysis.errorSurface().grid()).isEqualTo(wide);
  }

  @Test
  void warnsOfAClassThatLiesPartlyOffTheGrid() {
    Density inside = density(0);
    Density partly = density(2);
    assertThat(Analyzer.warnings(List.of(inside, inside))).isEmpty();
    assertThat(Analyzer.warnings(List.of(inside, partly)))
        .singleElement()
        .asString()
        .startsWith("5.0 % of class 1 lies outside the grid from -4.0 to 4.0");
  }

  /** Of 40 rows, some of them far off. */
  private static Density density(int off) {
    float[][] places = new float[40][2];
    for (int row = 0; row < places.length; row++) {
      places[row] = row < off ? new float[] {20, 20} : new float[] {row % 5 / 5f, row % 7 / 7f};
    }
    return GaussianDensity.of(LatentGrid.standard(2), places);
  }

  @Test
  void refusesAMapOfMoreThanThreeDimensions() {
    HandMade wide = new HandMade(2, LAYERS, 4, z -> z);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyze(wide, features(), labels()))
        .withMessageContaining("1 to 3 dimensions for a grid, found 4");
  }

  @Test
  void refusesAGridOfOtherDimensionsThanTheMap() {
    Analyzer analyzer = Analyzer.standard().withGrid(LatentGrid.standard(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyzer.analyze(INTROSPECTOR, LabeledRows.of(features(), labels())))
        .withMessage("expected a grid of 2 dimensions, as the map has; found 3");
  }

  @Test
  void refusesAClassWithoutRows() {
    INDArray labels = Nd4j.zeros(8, 2);
    labels.getColumn(1).assign(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyze(INTROSPECTOR, features(), labels))
        .withMessage("expected rows of all 2 classes, found none of class [0] among 8 rows");
  }

  @Test
  void refusesAClassThatIsNowhereOnTheGrid() {
    Analyzer analyzer = Analyzer.standard().withGrid(new LatentGrid(2, -1, 0.05, 41));
    INDArray features = features();
    features.get(NDArrayIndex.interval(4, 8), NDArrayIndex.interval(0, 2)).addi(50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyzer.analyze(INTROSPECTOR, LabeledRows.of(features, labels())))
        .withMessageContaining("class 1: expected rows on the grid from -1.0 to 1.0, found all 4");
  }

  @Test
  void refusesRowsThatAreNoNumbers() {
    INDArray features = features();
    features.putScalar(5, 1, Float.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyze(INTROSPECTOR, features, labels()))
        .withMessageContaining("row 5");
  }

  @Test
  void refusesLabelsThatAreNotOneHot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyze(INTROSPECTOR, features(), Nd4j.ones(8, 2)))
        .withMessageContaining("one-hot");
  }
}
