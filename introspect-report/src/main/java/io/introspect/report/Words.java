package io.introspect.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** Text as the pictures show it: measured, cut to the room there is, and drawn. */
final class Words {

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
  private static final double HALO = 4;

  private Words() {}

  static double width(String text, Font font) {
    return font.getStringBounds(text, METRICS).getWidth();
  }

  /**
   * A name in no more than this width, cut with an ellipsis where it is longer.
   *
   * @param name may be empty; then a dash stands for it
   */
  static String fit(String name, Font font, double room) {
    String shown = name.isBlank() ? "–" : name.strip();
    if (width(shown, font) <= room) {
      return shown;
    }
    int[] codePoints = shown.codePoints().toArray();
    int length = codePoints.length - 1;
    while (length > 1 && width(new String(codePoints, 0, length) + "…", font) > room) {
      length--;
    }
    return new String(codePoints, 0, length) + "…";
  }

  /** A text in lines of no more than this width, broken between words; a longer word is cut. */
  static List<String> lines(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : new Scanner(text).tokens().toList()) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines.stream().map(each -> fit(each, font, room)).toList();
  }

  static void draw(
      Graphics2D g, String text, Font font, Color color, double x, double y, TextAnchor anchor) {
    g.setFont(font);
    g.setColor(color);
    TextUtils.drawAlignedString(text, g, (float) x, (float) y, anchor);
  }

  /** Draws a text that is read from below, around its middle. */
  static void drawUpward(Graphics2D g, String text, Font font, Color color, double x, double y) {
    AffineTransform level = g.getTransform();
    g.rotate(-Math.PI / 2, x, y);
    draw(g, text, font, color, x, y, TextAnchor.CENTER);
    g.setTransform(level);
  }

  /** Draws a text in the middle of an area, on a white halo that sets it off from any ground. */
  static void drawHaloed(Graphics2D g, String text, Font font, Rectangle2D area) {
    TextLayout layout = new TextLayout(text, font, METRICS);
    double x = area.getCenterX() - layout.getAdvance() / 2;
    double y = area.getCenterY() + (layout.getAscent() - layout.getDescent()) / 2;
    g.setColor(Style.transparent(Color.WHITE, 0.85));
    g.setStroke(Style.line(HALO));
    g.draw(layout.getOutline(AffineTransform.getTranslateInstance(x, y)));
    g.setFont(font);
    g.setColor(Style.INK);
    g.drawString(text, (float) x, (float) y);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For example {@code 1 row} and {@code 2,000 rows}. */
  static String count(long number, String what) {
    return count(number) + " " + what + (number == 1 ? "" : "s");
  }

  static String rows(long number) {
    return count(number, "row");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String decimal(double value) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    String digits =
        Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.2f", Math.abs(value));
    return value < 0 ? "−" + digits : digits;
  }

  /** With as many digits as tell it: 0.05, 0.001, 1.0e−05. */
  static String plain(double value) {
    String rounded = numbers().format(value);
    return Math.abs(Double.parseDouble(rounded.replace("−", "-").replace(",", "")) - value)
            <= 0.01 * Math.abs(value)
        ? rounded
        : String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
  }

  /** Numbers at axes, the same in all countries, with a minus sign as long as a plus sign. */
  static NumberFormat numbers() {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    return new DecimalFormat("#,##0.###", symbols);
  }
}
