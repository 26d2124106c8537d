package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ActivationTapTest {

  private static final TappedLayer FIRST = new TappedLayer("first", 0, 3);
  private static final TappedLayer SECOND = new TappedLayer("second", 3, 2);

  @Test
  void widthIsTheSumOfTheUnits() {
    assertThat(ActivationTap.of(List.of(FIRST, SECOND)).width()).isEqualTo(5);
    assertThat(ActivationTap.of(List.of(FIRST)).width()).isEqualTo(3);
  }

  @Test
  void findsTheLayerOfAColumn() {
    ActivationTap tap = ActivationTap.of(List.of(FIRST, SECOND));

    assertThat(tap.layerOf(0)).isEqualTo(FIRST);
    assertThat(tap.layerOf(2)).isEqualTo(FIRST);
    assertThat(tap.layerOf(3)).isEqualTo(SECOND);
    assertThat(tap.layerOf(4)).isEqualTo(SECOND);
  }

  @Test
  void refusesAColumnOutsideAndSaysWhichThereAre() {
    ActivationTap tap = ActivationTap.of(List.of(FIRST, SECOND));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tap.layerOf(5))
        .withMessage("expected a column from 0 to 4, found 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tap.layerOf(-1))
        .withMessage("expected a column from 0 to 4, found -1");
  }

  @Test
  void findsALayerByName() {
    ActivationTap tap = ActivationTap.of(List.of(FIRST, SECOND));

    assertThat(tap.layer("second")).isEqualTo(SECOND);
  }

  @Test
  void refusesAnUnknownNameAndListsTheKnownOnes() {
    ActivationTap tap = ActivationTap.of(List.of(FIRST, SECOND));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tap.layer("third"))
        .withMessageContainingAll("expected", "[first, second]", "found third");
  }

  @Test
  void refusesToTapNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationTap.of(List.of()))
        .withMessage("expected at least one tapped layer, found none");
  }

  @Test
  void refusesANameThatOccursTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationTap.of(List.of(FIRST, new TappedLayer("first", 3, 2))))
        .withMessageContainingAll("layer first", "twice");
  }

  @Test
  void refusesAGapBetweenLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationTap.of(List.of(FIRST, new TappedLayer("second", 4, 2))))
        .withMessage("layer second: expected first column 3, found 4");
  }

  @Test
  void refusesLayersThatOverlap() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationTap.of(List.of(FIRST, new TappedLayer("second", 2, 2))))
        .withMessage("layer second: expected first column 3, found 2");
  }

  @Test
  void refusesAFirstLayerThatDoesNotBeginAtZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationTap.of(List.of(SECOND)))
        .withMessage("layer second: expected first column 0, found 3");
  }

  @Test
  void keepsACopyThatNobodyCanChange() {
    List<TappedLayer> layers = new ArrayList<>(List.of(FIRST));
    ActivationTap tap = ActivationTap.of(layers);

    layers.add(SECOND);

    assertThat(tap.layers()).containsExactly(FIRST);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> tap.layers().add(SECOND));
  }

  @Test
  void tapsOfTheSameLayersAreEqual() {
    assertThat(ActivationTap.of(List.of(FIRST, SECOND)))
        .isEqualTo(ActivationTap.of(List.of(FIRST, SECOND)))
        .isNotEqualTo(ActivationTap.of(List.of(FIRST)));
  }

  @Property(tries = 200, seed = "42")
  void everyColumnBelongsToExactlyTheLayerThatIsFound(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> widths) {
    ActivationTap tap = ActivationTap.of(consecutive(widths));

    assertThat(tap.width()).isEqualTo(widths.stream().mapToInt(Integer::intValue).sum());
    for (int column = 0; column < tap.width(); column++) {
      int sought = column;
      TappedLayer found = tap.layerOf(column);
      assertThat(found.contains(column)).isTrue();
      assertThat(tap.layers().stream().filter(layer -> layer.contains(sought)))
          .containsExactly(found);
      assertThat(tap.layer(found.name())).isEqualTo(found);
    }
  }

  @Property(tries = 200, seed = "42")
  void layersCoverTheColumnsInOrderWithoutAGap(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> widths) {
    ActivationTap tap = ActivationTap.of(consecutive(widths));

    assertThat(
            tap.layers().stream()
                .flatMapToInt(
                    layer ->
                        IntStream.range(layer.firstColumn(), layer.firstColumn() + layer.units())))
        .containsExactlyElementsOf(IntStream.range(0, tap.width()).boxed().toList());
  }

  private static List<TappedLayer> consecutive(List<Integer> widths) {
    List<TappedLayer> layers = new ArrayList<>();
    int next = 0;
    for (int width : widths) {
      layers.add(new TappedLayer("layer" + layers.size(), next, width));
      next += width;
    }
    return layers;
  }
}
