package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import io.introspect.TappedLayer;
import io.introspect.analysis.UnitRole.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An analysis of two classes and a layer of two units. */
class AnalysisTest {

  private static final TappedLayer LAYER = new TappedLayer("dense", 0, 2);
  private static final LatentGrid GRID = new LatentGrid(1, 0, 0.5, 2);

  private Palette palette = Palette.of(2);
  private List<Density> densities = new ArrayList<>(List.of(density(1, 1), density(1, 0.5)));
  private ErrorSurface surface = new ErrorSurface(GRID, new float[] {-3, -1});
  private final Map<Expectation, ExpectedActivations> expected =
      new EnumMap<>(
          Map.of(
              Expectation.PAPER, activations(1, 0, 0, 0),
              Expectation.RIEMANN, activations(1, 0, 0, 2),
              Expectation.MEAN, activations(1, 0, 0, 2)));
  private UnitOrder order = order(2);
  private List<Rgb> colors = new ArrayList<>(Palette.of(2).colors());
  private List<LayerShares> shares =
      new ArrayList<>(List.of(new LayerShares(LAYER, new double[2], new double[2])));

  private static Density density(double... values) {
    return new Density(GRID, values, new double[] {0.1}, 10);
  }

  private static ExpectedActivations activations(float a, float b, float c, float d) {
    return new ExpectedActivations(new float[][] {{a, b}, {c, d}});
  }

  private static UnitOrder order(int classes) {
    return new UnitOrder(
        classes,
        List.of(
            new LayerOrder(
                LAYER,
                List.of(
                    new UnitRole(1, 0, 1, Standing.DECIDED),
                    new UnitRole(0, 1, 1, Standing.DECIDED)))));
  }

  private Analysis analysis() {
    return new Analysis(
        List.of(LAYER),
        palette,
        densities,
        surface,
        expected,
        Expectation.RIEMANN,
        order,
        colors,
        shares);
  }

  private void assertRefused(String... parts) {
    assertThatIllegalArgumentException().isThrownBy(this::analysis).withMessageContainingAll(parts);
  }

  @Test
  void tellsWhatItsPartsHold() {
    assertThat(analysis().classes()).isEqualTo(2);
    assertThat(analysis().expectedActivations()).isSameAs(expected.get(Expectation.RIEMANN));
    assertThat(analysis().massOutside()).isEqualTo(0.25);
  }

  @Test
  void measuresTheExpectationsByThePlainMean() {
    assertThat(analysis().r2AgainstMean(Expectation.RIEMANN)).containsExactly(1, 1);
    // Of class 1 the mean is (0, 2): total 1 + 1, off by 2 once.
    assertThat(analysis().r2AgainstMean(Expectation.PAPER)).containsExactly(1, -1);
  }

  @Test
  void itsDensitiesDivideTheMap() {
    densities.set(1, density(0.5, 2));

    assertThat(ClassRegions.of(analysis()).classAt(0)).hasValue(0);
    assertThat(ClassRegions.of(analysis()).classAt(0.5f)).hasValue(1);
  }

  @Test
  void collectionsAreCopiedAndCannotBeChanged() {
    Analysis analysis = analysis();
    densities.clear();
    expected.clear();
    colors.clear();
    shares.clear();

    assertThat(analysis.densities()).hasSize(2);
    assertThat(analysis.expected()).containsOnlyKeys(Expectation.values());
    assertThat(analysis.colors()).hasSize(2);
    assertThat(analysis.shares()).hasSize(1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> analysis.expected().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> analysis.densities().clear());
  }

  @Test
  void refusesAPaletteOfAnotherSize() {
    palette = Palette.of(3);
    assertRefused("of 3 classes", "found 2 and 2 classes");
  }

  @Test
  void refusesSharesOfAnotherLayer() {
    shares =
        new ArrayList<>(
            List.of(new LayerShares(new TappedLayer("other", 0, 2), new double[2], new double[2])));
    assertThatIllegalArgumentException()
        .isThrownBy(this::analysis)
        .withMessageContaining("expected order and shares of the layers [TappedLayer[name=dense");
  }

  @Test
  void refusesDensitiesOfFewerClasses() {
    densities = List.of(density(1, 1));
    assertRefused("of 2 classes", "found 1 and 2 classes");
  }

  @Test
  void refusesAnOrderOfMoreClasses() {
    order = order(3);
    assertRefused("of 2 classes", "found 2 and 3 classes");
  }

  @Test
  void refusesToLackAnExpectation() {
    expected.remove(Expectation.PAPER);
    assertRefused("3 expectations", "classes, 2,");
  }

  @Test
  void refusesOtherThanOneColorPerUnitAndSharesPerLayer() {
    colors = Palette.of(3).colors();
    shares = List.of();
    assertRefused("2 colors and shares of 1 layers", "3 and 0");
  }

  @Test
  void refusesADensityOnAnotherGrid() {
    LatentGrid other = new LatentGrid(1, 0, 0.25, 2);
    densities.set(1, new Density(other, new double[2], new double[] {0.1}, 10));
    assertRefused("class 1", "step=0.5", "found", "step=0.25");
  }

  @Test
  void refusesExpectedActivationsOfOtherClassesOrUnits() {
    expected.put(Expectation.MEAN, new ExpectedActivations(new float[2][3]));
    assertRefused("MEAN", "2 classes and 2 units", "found 2 and 3");
    expected.put(Expectation.MEAN, new ExpectedActivations(new float[3][2]));
    assertRefused("MEAN", "2 classes and 2 units", "found 3 and 2");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(analysis())).usingRecursiveComparison().isEqualTo(analysis());
  }
}
