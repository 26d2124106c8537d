package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.probe.AttackPath;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;

/** Images of a row before its attacks and after each: what was wanted, what it is taken for. */
final class AttackStrip {

  private static final int PER_LINE = 10;
  private static final double GAP = 14;
  private static final double CAPTIONS = 46;
  private static final double BELOW = 16;

  private final List<AttackPath> paths;
  private final List<BufferedImage> images;
  private final List<String> classNames;
  private final Palette palette;

  /**
   * A strip.
   *
   * @param images none, or that of the row itself and one for the end of each path
   */
  AttackStrip(
      List<AttackPath> paths,
      List<BufferedImage> images,
      List<String> classNames,
      Palette palette) {
    this.paths = paths;
    this.images = images.stream().map(Thumbnail::copy).toList();
    this.classNames = classNames;
    this.palette = palette;
  }

  private static double side(double width) {
    return Math.floor((width - 2.0 * Style.MARGIN + GAP) / PER_LINE - GAP);
  }

  /** How high it is in a picture of this width, in px. */
  double height(double width) {
    int lines = (images.size() + PER_LINE - 1) / PER_LINE;
    return images.isEmpty() ? 0 : lines * (side(width) + CAPTIONS + GAP) + BELOW;
  }

  void paint(Graphics2D g, double top, double width) {
    double side = side(width);
    for (int i = 0; i < images.size(); i++) {
      double left = Style.MARGIN + i % PER_LINE * (side + GAP);
      double y = top + Math.floorDiv(i, PER_LINE) * (side + CAPTIONS + GAP);
      Rectangle2D square = new Rectangle2D.Double(Math.round(left), Math.round(y), side, side);
      Thumbnail.paint(g, images.get(i), square);
      caption(g, i, square);
    }
  }

  private void caption(Graphics2D g, int i, Rectangle2D square) {
    double y = square.getMaxY() + 5;
    AttackPath path = paths.get(Math.max(0, i - 1));
    if (i == 0) {
      write(g, "unchanged", square.getX(), y, square.getWidth());
      taken(g, path.start().seen().predictedClass(), square);
      return;
    }
    int target = AttackLayers.target(path);
    AttackLayers.end(
        g, square.getX() + 7, y + 9, 12, Style.color(palette.color(target)), path.succeeded());
    write(g, "→ " + classNames.get(target), square.getX() + 18, y, square.getWidth() - 18);
    taken(g, path.end().seen().predictedClass(), square);
  }

  private void taken(Graphics2D g, int predicted, Rectangle2D square) {
    Words.draw(
        g,
        Words.fit("seen as " + classNames.get(predicted), Style.SMALL, square.getWidth()),
        Style.SMALL,
        Style.MUTED,
        square.getX(),
        square.getMaxY() + 26,
        TextAnchor.TOP_LEFT);
  }

  private static void write(Graphics2D g, String text, double x, double y, double room) {
    Words.draw(
        g, Words.fit(text, Style.TICK, room), Style.TICK, Style.INK, x, y, TextAnchor.TOP_LEFT);
  }
}
