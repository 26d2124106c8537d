package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two classes on the nine cells of [−1, 1]². */
class ClassRegionsTest {

  private static final LatentGrid GRID = new LatentGrid(2, -1, 1, 3);

  /** Of 10 rows, by the cells (−1, −1), (−1, 0), (−1, 1), (0, −1) … */
  private static final Density FIRST = density(GRID, 10, 4, 4, 4, 2, 2, 2, 0, 0, 0);

  /** Of 40 rows. */
  private static final Density SECOND = density(GRID, 40, 0, 0.5, 1, 0, 0, 1, 1, 1, 0);

  private static final ClassRegions REGIONS = ClassRegions.of(List.of(FIRST, SECOND));

  private static Density density(LatentGrid grid, int rows, double... values) {
    return new Density(grid, values, new double[grid.dimensions()], rows);
  }

  @Test
  void placesBelongToTheClassOfWhichMostRowsAreExpected() {
    assertThat(REGIONS.classAt(-1, -1)).hasValue(0); // 40 to 0
    assertThat(REGIONS.classAt(-1, 0)).hasValue(0); // 40 to 20, though more of its density is there
    assertThat(REGIONS.classAt(0, 1)).hasValue(1); // 20 to 40
    assertThat(REGIONS.classAt(1, -1)).hasValue(1); // 0 to 40
  }

  @Test
  void ofEquallyExpectedClassesTheFirstCounts() {
    assertThat(REGIONS.classAt(-1, 1)).hasValue(0); // 40 to 40
  }

  @Test
  void placesWithoutAnyRowBelongToNoClass() {
    assertThat(REGIONS.classAt(1, 1)).isEmpty();
  }

  @Test
  void placesOffTheGridBelongToNoClass() {
    assertThat(REGIONS.classAt(-1.01f, -1)).isEmpty();
    assertThat(REGIONS.classAt(0, 1.5f)).isEmpty();
    assertThat(REGIONS.classAt(Float.NaN, 0)).isEmpty();
  }

  @Test
  void nearestCellDecides() {
    assertThat(REGIONS.classAt(0.4f, -1)).hasValue(0);
    assertThat(REGIONS.classAt(0.6f, -1)).hasValue(1);
    assertThat(REGIONS.classAt(0, 0.4f)).hasValue(0);
    assertThat(REGIONS.classAt(0, 0.6f)).hasValue(1);
  }

  @Test
  void everyCellOfTheStandardGridIsItsOwnNearest() {
    LatentGrid grid = LatentGrid.standard(1);
    for (int cell = 0; cell < grid.cells(); cell++) {
      double[] values = new double[grid.cells()];
      values[cell] = 1;
      ClassRegions regions = ClassRegions.of(List.of(density(grid, 1, values)));

      for (int other = 0; other < grid.cells(); other++) {
        float place = (float) (grid.coordinate(other) * (1 - 1e-6)); // never beyond the edge
        assertThat(regions.classAt(place).isPresent()).isEqualTo(other == cell);
      }
    }
  }

  @Test
  void tellsItsGridAndClasses() {
    assertThat(REGIONS.grid()).isEqualTo(GRID);
    assertThat(REGIONS.classes()).isEqualTo(2);
  }

  @Test
  void refusesPlacesOfOtherDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> REGIONS.classAt(0, 0, 0))
        .withMessage("expected a place of 2 coordinates, found 3");
  }

  @Test
  void refusesDensitiesThatDoNotFitTogether() {
    LatentGrid other = new LatentGrid(2, -1, 0.5, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassRegions.of(List.of(FIRST, density(other, 1, new double[9]))))
        .withMessageContainingAll("class 1", "step=1.0", "found", "step=0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassRegions.of(List.of()))
        .withMessage("expected the density of at least one class, found none");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(REGIONS)).usingRecursiveComparison().isEqualTo(REGIONS);
  }
}
