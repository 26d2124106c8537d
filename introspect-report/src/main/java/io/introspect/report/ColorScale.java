package io.introspect.report;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colors for a range of values: a few colors at even distances on either side of a middle value,
 * and all between them.
 */
final class ColorScale implements PaintScale {

  private static final int[] VIRIDIS = {
    0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
    0xbddf26, 0xfde725
  };
  private static final int[] BLUE_TO_RED = {
    0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d,
    0xb2182b, 0x67001f
  };

  /** As above, but less dark at the blue end, where ELU holds most units at rest. */
  private static final int[] PALE_BLUE_TO_RED = {
    0x4393c3, 0x6bacd1, 0x92c5de, 0xb2d5e7, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d,
    0xb2182b, 0x67001f
  };

  /** Plasma from its end, without the yellow that is lost on white. */
  private static final int[] AMBER_TO_INDIGO = {
    0xfca636, 0xf2844b, 0xe16462, 0xcc4778, 0xb12a90, 0x8f0da4, 0x6a00a8, 0x41049d, 0x0d0887
  };

  private final double lower;
  private final double middle;
  private final double upper;
  private final int[] anchors;

  private ColorScale(double lower, double middle, double upper, int... anchors) {
    this.lower = lower;
    this.middle = middle;
    this.upper = upper;
    this.anchors = anchors.clone();
  }

  /** Viridis: even to the eye, lightness rising, for all kinds of color vision. */
  static ColorScale sequential(double lower, double upper) {
    return new ColorScale(lower, (lower + upper) / 2, upper, VIRIDIS);
  }

  /** From −largest, blue, over 0, near white, to largest, red. */
  static ColorScale diverging(double largest) {
    return new ColorScale(-largest, 0, largest, BLUE_TO_RED);
  }

  /** For activations as they are: from −1, blue, over 0, near white, to 4, red. */
  static ColorScale activations() {
    return new ColorScale(-1, 0, 4, PALE_BLUE_TO_RED);
  }

  /** For a few steps on white ground, the later the darker. */
  static ColorScale darkening(double lower, double upper) {
    return new ColorScale(lower, (lower + upper) / 2, upper, AMBER_TO_INDIGO);
  }

  @Override
  public double getLowerBound() {
    return lower;
  }

  @Override
  public double getUpperBound() {
    return upper;
  }

  @Override
  public Paint getPaint(double value) {
    return color(value);
  }

  /** The color of a value; those beyond the range have that of its end, NaN is gray. */
  Color color(double value) {
    if (Double.isNaN(value)) {
      return Style.NO_CLASS;
    }
    double share =
        value < middle
            ? 0.5 * (Math.max(value, lower) - lower) / (middle - lower)
            : 0.5 + 0.5 * (Math.min(value, upper) - middle) / (upper - middle);
    double place = share * (anchors.length - 1);
    int below = Math.min((int) place, anchors.length - 2);
    return Style.mix(new Color(anchors[below]), new Color(anchors[below + 1]), place - below);
  }
}
