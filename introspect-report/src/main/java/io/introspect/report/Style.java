package io.introspect.report;

import io.introspect.analysis.Rgb;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Fonts, colors and sizes that all pictures share, for a width of 1200 px. */
final class Style {

  static final int WIDTH = 1200;
  static final int MARGIN = 24;

  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color MUTED = new Color(0x55, 0x55, 0x55);
  static final Color FAINT = new Color(0xe2, 0xe2, 0xe2);
  static final Color NO_CLASS = color(Rgb.GRAY);

  /** Bluish green and vermilion (Okabe and Ito), which color-blind eyes tell apart. */
  static final Color RIGHT = new Color(0x00, 0x9e, 0x73);

  static final Color WRONG = new Color(0xd5, 0x5e, 0x00);

  /** Blue, of the same set: what a picture is about. */
  static final Color ACCENT = new Color(0x00, 0x72, 0xb2);

  /** What it is compared with. */
  static final Color PLAIN = new Color(0x77, 0x77, 0x77);

  /** Okabe and Ito's colors, one per score that a picture compares. */
  static final List<Color> SCORES =
      List.of(
          ACCENT,
          WRONG,
          RIGHT,
          new Color(0xcc, 0x79, 0xa7),
          new Color(0xe6, 0x9f, 0x00),
          new Color(0x56, 0xb4, 0xe9));

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 24);
  static final Font NOTE = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private Style() {}

  static Color color(Rgb rgb) {
    return new Color(rgb.red(), rgb.green(), rgb.blue());
  }

  /**
   * A color on the way to another.
   *
   * @param share 0 for the first, 1 for the second
   */
  static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  static Color transparent(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  static BasicStroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashed(double width) {
    return new BasicStroke(
        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
  }

  static Shape dot(double x, double y, double diameter) {
    return new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
  }

  static Shape square(double side) {
    return new Rectangle2D.Double(-side / 2, -side / 2, side, side);
  }

  /** Many dots are drawn small, few large. */
  static double dotDiameter(int dots) {
    return dots > 8000 ? 3.5 : dots > 1500 ? 5 : 7;
  }
}
