package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorVisionTest {

  private static final Rgb BLACK = new Rgb(0, 0, 0);
  private static final Rgb WHITE = new Rgb(255, 255, 255);
  private static final Rgb RED = new Rgb(255, 0, 0);
  private static final Rgb GREEN = new Rgb(0, 255, 0);
  private static final Rgb BLUE = new Rgb(0, 0, 255);

  @Test
  void blackAndWhiteAreOneApartToAllEyes() {
    for (ColorVision eyes :
        new ColorVision[] {
          ColorVision.NORMAL, ColorVision.PROTAN, ColorVision.DEUTAN, ColorVision.TRITAN
        }) {
      assertThat(eyes.distance(BLACK, WHITE)).isCloseTo(1, within(1e-3));
      assertThat(eyes.distance(RED, RED)).isZero();
      assertThat(eyes.distance(RED, BLUE)).isEqualTo(eyes.distance(BLUE, RED));
    }
  }

  /** Red is (0.62796, 0.22486, 0.12585) in Oklab, green (0.86644, −0.23389, 0.17950). */
  @Test
  void distancesOfThePrimariesAreThoseOfTheirPublishedOklabCoordinates() {
    assertThat(ColorVision.NORMAL.distance(RED, BLACK))
        .isCloseTo(norm(0.62796, 0.22486, 0.12585), within(1e-4));
    assertThat(ColorVision.NORMAL.distance(RED, WHITE))
        .isCloseTo(norm(1 - 0.62796, 0.22486, 0.12585), within(1e-4));
    assertThat(ColorVision.NORMAL.distance(RED, GREEN))
        .isCloseTo(norm(0.86644 - 0.62796, 0.22486 + 0.23389, 0.17950 - 0.12585), within(1e-4));
  }

  private static double norm(double lightness, double a, double b) {
    return Math.sqrt(lightness * lightness + a * a + b * b);
  }

  @Test
  void eyesThatLackAKindOfConesSeeLessDifference() {
    // Of like lightness: a red and a green, then a blue and a green.
    Rgb red = new Rgb(200, 60, 60);
    Rgb green = new Rgb(90, 130, 40);
    double normal = ColorVision.NORMAL.distance(red, green);
    assertThat(ColorVision.PROTAN.distance(red, green)).isLessThan(normal / 2);
    assertThat(ColorVision.DEUTAN.distance(red, green)).isLessThan(normal / 2);
    assertThat(ColorVision.TRITAN.distance(red, green)).isGreaterThan(normal / 2);
    Rgb blue = new Rgb(0, 120, 180);
    Rgb teal = new Rgb(0, 130, 110);
    assertThat(ColorVision.TRITAN.distance(blue, teal))
        .isLessThan(ColorVision.NORMAL.distance(blue, teal) / 2);
  }

  @Test
  void midtonesAreNeitherNearBlackNorNearWhite() {
    assertThat(ColorVision.isMidtone(Rgb.GRAY)).isTrue();
    assertThat(ColorVision.isMidtone(BLACK)).isFalse();
    assertThat(ColorVision.isMidtone(WHITE)).isFalse();
    // The lightness of a gray is the cube root of its light: 0.3 and 0.9 here.
    assertThat(ColorVision.isMidtone(new Rgb(46, 46, 46))).isFalse();
    assertThat(ColorVision.isMidtone(new Rgb(222, 222, 222))).isFalse();
  }
}
