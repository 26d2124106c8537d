package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DriftPictureTest {

  private static double[] values(double... values) {
    return values;
  }

  @Test
  void alarmsAreThoseAtOrBelowAlpha() {
    Picture picture = DriftPicture.of(values(0.5, 0.05, 0.051, 0.001), 0.05);

    assertThat(Rendered.texts(picture))
        .contains("alarm at p ≤ 0.05: 2 of 4 windows (50.0 %)", "α = 0.05", "p-value", "window")
        .contains("1", "0.1", "0.01", "0.001");
  }

  @Test
  void alarmsAreVermilion() {
    Picture none = DriftPicture.of(values(0.5, 0.5, 0.5, 0.5), 0.05);
    Picture last = DriftPicture.of(values(0.5, 0.5, 0.5, 0.01), 0.05);

    // A dot of 10 px, beside the line and the legend that both have.
    assertThat(
            Rendered.count(last.image(), Style.WRONG) - Rendered.count(none.image(), Style.WRONG))
        .isGreaterThan(50);
  }

  @Test
  void whatIsKnownStandsBelowAndTellsFalseAlarms() {
    double[] pValues = values(0.5, 0.01, 0.7, 0.001, 0.002);
    double[] known = values(0, 0, 0, 0.2, 0.2);

    Picture with = DriftPicture.of(pValues, 0.05, "σ of\nthe noise", known);

    assertThat(with.height()).isGreaterThan(DriftPicture.of(pValues, 0.05).height() + 100);
    assertThat(Rendered.texts(with))
        .contains(
            "where σ of the noise is 0: 1 of 3 windows (33.3 %); where it is not: 2 of 2 windows (100.0 %)",
            "σ of the noise", "0.2");
    assertThat(Rendered.texts(DriftPicture.of(values(0.5), 0.05, "σ", values(0))))
        .contains("where σ is 0: 0 of 1 window (0.0 %); where it is not: no window");
  }

  @Test
  void tinyValuesHaveTheirPlace() {
    assertThat(Rendered.texts(DriftPicture.of(values(1, Double.MIN_VALUE), 1e-6)))
        .contains("1", "α = 1.0e−06")
        .anyMatch(text -> text.startsWith("1e−"));
  }

  @Test
  void aThousandWindowsAreDrawn() {
    double[] pValues = new double[1_000];
    Arrays.setAll(pValues, i -> (i + 1) / 1_000.0);

    assertThat(Rendered.texts(DriftPicture.of(pValues, 0.05)))
        .contains("alarm at p ≤ 0.05: 50 of 1,000 windows (5.0 %)");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused("at least one window", 0.05);
    assertRefused("window 1: expected a p-value in (0, 1], found NaN", 0.05, 1, Double.NaN);
    assertRefused("window 0: expected a p-value in (0, 1], found 0.0", 0.05, 0);
    assertRefused("window 0: expected a p-value in (0, 1], found 1.5", 0.05, 1.5);
    assertRefused("alpha in (0, 1), found NaN", Double.NaN, 1);
    assertRefused("alpha in (0, 1), found 1.0", 1, 1);
  }

  private static void assertRefused(String message, double alpha, double... pValues) {
    assertThatThrownBy(() -> DriftPicture.of(pValues, alpha))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsKnownHasToFit() {
    assertThatThrownBy(() -> DriftPicture.of(values(0.5, 0.5), 0.05, "σ", values(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected one value of σ for each of 2 windows, found 1");
    assertThatThrownBy(() -> DriftPicture.of(values(0.5), 0.05, "σ", values(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window 0: expected a finite σ of at least 0, found -1.0");
    assertThatThrownBy(() -> DriftPicture.of(values(0.5), 0.05, "σ", values(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
