package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SheetTest {

  private static final int SIDE = 16;

  @Test
  void drawsALineWithSoftEdges() {
    Sheet sheet = sheetWithLine();

    byte[] pixels = sheet.develop(1, 0, new Draws(1));

    assertThat(at(pixels, 8, 7)).isEqualTo(255);
    assertThat(at(pixels, 8, 8)).isEqualTo(255);
    // The centers of these lie on the nominal edge of the pen.
    assertThat(at(pixels, 8, 6)).isEqualTo(128);
    assertThat(at(pixels, 8, 9)).isEqualTo(128);
    assertThat(at(pixels, 8, 5)).isZero();
    assertThat(at(pixels, 1, 8)).isZero();
  }

  @Test
  void blurSpreadsInkAndKeepsItsAmount() {
    Sheet sheet = sheetWithLine();
    int before = sum(sheet.develop(1, 0, new Draws(1)));
    sheet.blur(0.5);
    byte[] blurred = sheet.develop(1, 0, new Draws(1));

    assertThat(at(blurred, 8, 5)).isPositive();
    assertThat(at(blurred, 8, 8)).isLessThan(255);
    assertThat((double) sum(blurred)).isCloseTo(before, within(0.01 * before));
  }

  @Test
  void inkAndNoiseStayWithinTheirLimits() {
    byte[] pixels = sheetWithLine().develop(0.5, 0.1, new Draws(1));

    for (int x = 5; x < 11; x++) {
      assertThat(at(pixels, x, 8)).isBetween(102, 153);
      assertThat(at(pixels, x, 1)).isBetween(0, 26);
    }
    assertThat(sum(sheetWithLine().develop(9, 9, new Draws(1)))).isLessThan(255 * SIDE * SIDE);
  }

  @Test
  void cutsOffWhatLiesOutside() {
    Sheet sheet = new Sheet(SIDE);
    sheet.draw(Stroke.through(-50, 8, 50, 8), 1, 1);
    sheet.draw(Stroke.through(40, 40, 50, 50), 1, 1);
    byte[] pixels = sheet.develop(1, 0, new Draws(1));

    assertThat(at(pixels, 0, 8)).isEqualTo(at(pixels, 15, 8)).isPositive();
    assertThat(at(pixels, 15, 15)).isZero();
  }

  /** From (4, 8) to (12, 8): between the pixel rows 7 and 8, 1.5 pixels to each side. */
  private static Sheet sheetWithLine() {
    Sheet sheet = new Sheet(SIDE);
    sheet.draw(Stroke.through(4, 8, 12, 8), 1.5, 1.5);
    return sheet;
  }

  private static int at(byte[] pixels, int x, int y) {
    return Byte.toUnsignedInt(pixels[y * SIDE + x]);
  }

  private static int sum(byte[] pixels) {
    int sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel);
    }
    return sum;
  }
}
