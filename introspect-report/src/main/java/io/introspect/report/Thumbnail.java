package io.introspect.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What a classifier saw, for example a digit, in a square of a picture. */
final class Thumbnail {

  private static final Color OUTLINE = new Color(0xc8, 0xc8, 0xc8);

  private Thumbnail() {}

  static BufferedImage copy(BufferedImage image) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = copy.createGraphics();
    g.drawImage(image, 0, 0, null);
    g.dispose();
    return copy;
  }

  /** As large as fits, in the middle, its pixels left sharp, with an outline around the square. */
  static void paint(Graphics2D g, BufferedImage image, Rectangle2D square) {
    Raster.paint(g, square, inner -> enlarged(inner, image, square));
    outline(g, square);
  }

  private static void enlarged(Graphics2D g, BufferedImage image, Rectangle2D square) {
    double scale =
        Math.min(square.getWidth() / image.getWidth(), square.getHeight() / image.getHeight());
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale > 1
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(
        image,
        (int) (square.getCenterX() - width / 2.0),
        (int) (square.getCenterY() - height / 2.0),
        width,
        height,
        null);
  }

  static void outline(Graphics2D g, Rectangle2D square) {
    g.setColor(OUTLINE);
    g.setStroke(Style.line(1));
    g.draw(square);
  }
}
