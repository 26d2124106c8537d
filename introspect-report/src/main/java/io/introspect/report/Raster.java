package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.apache.batik.svggen.SVGGraphics2D;

/** Paints what has too many parts for an SVG file, which is given one image of them instead. */
final class Raster {

  private static final int PIXELS_PER_PX = 2;

  private Raster() {}

  /**
   * Paints into an area and clips at its edge.
   *
   * @param g where to
   * @param area in the coordinates of {@code g}
   * @param painter is given a graphics with those same coordinates
   */
  static void paint(Graphics2D g, Rectangle2D area, Consumer<Graphics2D> painter) {
    if (g instanceof SVGGraphics2D) {
      Rectangle bounds = area.getBounds();
      AffineTransform placed = AffineTransform.getTranslateInstance(bounds.x, bounds.y);
      placed.scale(1.0 / PIXELS_PER_PX, 1.0 / PIXELS_PER_PX);
      g.drawImage(image(bounds, painter), placed, null);
      return;
    }
    Graphics2D own = (Graphics2D) g.create();
    own.clip(area);
    painter.accept(own);
    own.dispose();
  }

  private static BufferedImage image(Rectangle bounds, Consumer<Graphics2D> painter) {
    BufferedImage image =
        new BufferedImage(
            Math.max(1, bounds.width * PIXELS_PER_PX),
            Math.max(1, bounds.height * PIXELS_PER_PX),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(PIXELS_PER_PX, PIXELS_PER_PX);
    g.translate(-bounds.x, -bounds.y);
    painter.accept(g);
    g.dispose();
    return image;
  }
}
