package io.introspect.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;

/**
 * A network as strips, one a layer, each as wide as the area whatever its number of units; the
 * first one, nearest the input, lies at the top.
 */
final class Strips {

  private static final double LEAST_LABEL_STEP = 14;

  private final Rectangle2D area;
  private final int layers;

  /**
   * Strips.
   *
   * @param area to be filled, in px
   * @param layers how many
   */
  Strips(Rectangle2D area, int layers) {
    this.area = area;
    this.layers = layers;
  }

  /** The color of a cell, by its place in its strip. */
  @FunctionalInterface
  interface Cells {
    Color color(int layer, int cell);
  }

  /** Where a layer's strip lies. */
  Rectangle2D strip(int layer) {
    double step = area.getHeight() / layers;
    double top = Math.round(area.getY() + layer * step);
    double bottom = Math.round(area.getY() + (layer + 1) * step);
    double gap = step >= 14 ? 2 : step >= 6 ? 1 : 0;
    return new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top - gap);
  }

  /**
   * Paints all strips.
   *
   * @param sizes the number of cells of each layer
   */
  void paint(Graphics2D g, int[] sizes, Cells cells) {
    Raster.paint(
        g,
        area,
        inner -> {
          inner.setRenderingHint(
              RenderingHints.KEY_INTERPOLATION,
              RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
          for (int layer = 0; layer < layers; layer++) {
            Rectangle2D strip = strip(layer);
            inner.drawImage(
                line(layer, sizes[layer], (int) Math.round(strip.getWidth()), cells),
                (int) Math.round(strip.getX()),
                (int) strip.getY(),
                (int) Math.round(strip.getWidth()),
                (int) strip.getHeight(),
                null);
          }
        });
  }

  /** Writes the layers' names to the left of the strips, as many as there is room for. */
  void label(Graphics2D g, List<String> names, double room) {
    int every = (int) Math.ceil(LEAST_LABEL_STEP / (area.getHeight() / layers));
    for (int layer = 0; layer < layers; layer += every) {
      Words.draw(
          g,
          Words.fit(names.get(layer), Style.SMALL, room - 8),
          Style.SMALL,
          Style.INK,
          area.getX() - 8,
          strip(layer).getCenterY(),
          TextAnchor.CENTER_RIGHT);
    }
  }

  /** One line of pixels; where several cells share a pixel, it has their mean color. */
  private static BufferedImage line(int layer, int size, int width, Cells cells) {
    BufferedImage line = new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      int from = (int) ((long) x * size / width);
      int to = Math.max(from + 1, (int) ((x + 1L) * size / width));
      line.setRGB(x, 0, mean(layer, from, to, cells).getRGB());
    }
    return line;
  }

  private static Color mean(int layer, int from, int to, Cells cells) {
    Color mean = cells.color(layer, from);
    for (int cell = from + 1; cell < to; cell++) {
      mean = Style.mix(mean, cells.color(layer, cell), 1.0 / (cell - from + 1));
    }
    return mean;
  }
}
