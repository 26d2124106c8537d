package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

  private static final List<Rgb> MANY = Palette.of(300).colors();

  private static double least(int classes, ColorVision... eyes) {
    List<Rgb> colors = MANY.subList(0, classes);
    double least = Double.POSITIVE_INFINITY;
    for (ColorVision kind : eyes) {
      for (int a = 0; a < classes; a++) {
        for (int b = 0; b < a; b++) {
          least = Math.min(least, kind.distance(colors.get(a), colors.get(b)));
        }
      }
    }
    return least;
  }

  /** The numbers stated are cut off, not rounded. */
  @ParameterizedTest
  @CsvSource({"10, 0.19, 0.11", "20, 0.10, 0.06"})
  void colorsAreAsFarApartAsIsStated(int classes, double normal, double others) {
    assertThat(least(classes, ColorVision.NORMAL)).isBetween(normal, normal + 0.01);
    assertThat(least(classes, ColorVision.PROTAN, ColorVision.DEUTAN, ColorVision.TRITAN))
        .isBetween(others, others + 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 20, 21, 50})
  void hasAsManyDifferentColorsAsThereAreClassesTheFirstAlwaysTheSame(int classes) {
    Palette palette = Palette.of(classes);

    assertThat(palette.size()).isEqualTo(classes);
    assertThat(palette.colors()).doesNotHaveDuplicates();
    assertThat(palette.colors()).isEqualTo(MANY.subList(0, classes));
  }

  @Test
  void noColorIsTakenForTheGrayOfNoClass() {
    assertThat(MANY)
        .allSatisfy(
            color -> assertThat(ColorVision.NORMAL.distance(color, Rgb.GRAY)).isGreaterThan(0.02));
  }

  @Test
  void evenThreeHundredAreDifferentAndCanBeToldApartSideBySide() {
    assertThat(MANY).hasSize(300).doesNotHaveDuplicates();
    assertThat(least(300, ColorVision.NORMAL)).isGreaterThan(0.02);
  }

  @Test
  void furtherColorsComeNoNearerThanTheOnesAfterThem() {
    double before = Double.POSITIVE_INFINITY;
    for (int next = 20; next < 60; next++) {
      Rgb color = MANY.get(next);
      double nearest =
          MANY.subList(0, next).stream()
              .mapToDouble(earlier -> ColorVision.NORMAL.distance(earlier, color))
              .min()
              .orElseThrow();
      nearest = Math.min(nearest, ColorVision.NORMAL.distance(Rgb.GRAY, color));
      assertThat(nearest).isLessThanOrEqualTo(before);
      before = nearest;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void refusesNumbersOutOfRange(int classes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Palette.of(classes))
        .withMessage("expected 1 to 1000 classes, found " + classes);
  }

  @Test
  void takesColorsOfTheUsersOwn() {
    List<Rgb> own = new ArrayList<>(List.of(new Rgb(1, 2, 3), new Rgb(4, 5, 6)));
    Palette palette = new Palette(own);
    own.clear();

    assertThat(palette.size()).isEqualTo(2);
    assertThat(palette.color(1)).isEqualTo(new Rgb(4, 5, 6));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> palette.colors().clear());
  }

  @Test
  void refusesNoColorAndTheSameTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Palette(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Palette(List.of(Rgb.GRAY, new Rgb(154, 154, 154))))
        .withMessageContainingAll("all different", "#9a9a9a, #9a9a9a");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(Palette.of(10))).isEqualTo(Palette.of(10));
  }
}
