package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentGridTest {

  /** Two axes with the points −1, −0.5 and 0. */
  private static final LatentGrid SMALL = new LatentGrid(2, -1, 0.5, 3);

  @Test
  void standardGridIsThePapers() {
    LatentGrid grid = LatentGrid.standard(2);

    assertThat(grid.lower()).isEqualTo(-4);
    assertThat(grid.upper()).isEqualTo(4);
    assertThat(grid.cells()).isEqualTo(81 * 81);
    assertThat(grid.cellVolume()).isCloseTo(0.01, within(1e-15));
    assertThat(grid.place(40 * 81 + 40)).containsExactly(0, 0);
    assertThat(LatentGrid.standard(3).cells()).isEqualTo(81 * 81 * 81);
  }

  @Test
  void lastAxisRunsFastest() {
    assertThat(SMALL.cells()).isEqualTo(9);
    assertThat(SMALL.place(0)).containsExactly(-1, -1);
    assertThat(SMALL.place(1)).containsExactly(-1, -0.5);
    assertThat(SMALL.place(3)).containsExactly(-0.5, -1);
    assertThat(SMALL.place(8)).containsExactly(0, 0);
    assertThat(new LatentGrid(3, 0, 1, 2).place(4)).containsExactly(1, 0, 0);
    assertThat(new LatentGrid(1, 0, 1, 5).place(4)).containsExactly(4);
  }

  @Test
  void volumeIsThatOfOneCell() {
    assertThat(SMALL.cellVolume()).isEqualTo(0.25);
    assertThat(new LatentGrid(3, 0, 0.5, 4).cellVolume()).isEqualTo(0.125);
  }

  @Test
  void containsItsEdgesAndNothingBeyond() {
    assertThat(SMALL.contains(-1, 0)).isTrue();
    assertThat(SMALL.contains(-0.3f, -0.7f)).isTrue();
    assertThat(SMALL.contains(-1.01f, -0.5f)).isFalse();
    assertThat(SMALL.contains(-0.5f, 0.01f)).isFalse();
    assertThat(SMALL.contains(-0.5f, Float.NaN)).isFalse();
    assertThat(LatentGrid.standard(2).contains(4, -4)).isTrue();
  }

  @Test
  void containsNoPlaceOfAnotherDimension() {
    assertThat(SMALL.contains(-0.5f)).isFalse();
    assertThat(SMALL.contains(-0.5f, -0.5f, -0.5f)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9})
  void refusesACellThatItHasNot(int cell) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.place(cell))
        .withMessage("expected a cell from 0 to 8, found " + cell);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 32})
  void refusesOtherThanOneToThreeDimensions(int dimensions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentGrid.standard(dimensions))
        .withMessageContainingAll("1 to 3 dimensions", "found " + dimensions);
  }

  @Test
  void refusesWhatIsNoGrid() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentGrid(2, Double.NaN, 0.1, 81));
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentGrid(2, -4, 0, 81));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatentGrid(2, -4, Double.POSITIVE_INFINITY, 81));
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentGrid(2, -4, 0.1, 1));
  }

  @Test
  void refusesMoreThanTenMillionCells() {
    assertThat(new LatentGrid(3, 0, 1, 215).cells()).isEqualTo(9_938_375);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatentGrid(3, 0, 1, 216))
        .withMessageContainingAll("10000000 cells", "216 points on 3 axes");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(SMALL)).isEqualTo(SMALL).isNotSameAs(SMALL);
  }
}
