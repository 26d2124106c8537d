package io.introspect.analysis;

import java.io.Serializable;

/**
 * A color in sRGB.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 * @serial exclude
 */
public record Rgb(int red, int green, int blue) implements Serializable {

  /** The color of what belongs to no class. */
  public static final Rgb GRAY = new Rgb(154, 154, 154);

  /**
   * Checks the ranges.
   *
   * @param red from 0 to 255
   * @param green from 0 to 255
   * @param blue from 0 to 255
   * @throws IllegalArgumentException if one of them is out of range
   */
  public Rgb {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException(
          "expected components from 0 to 255, found %d, %d, %d".formatted(red, green, blue));
    }
  }

  /**
   * As HTML and SVG write it.
   *
   * @return for example {@code #9a9a9a}
   */
  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
