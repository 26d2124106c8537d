package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.analysis.Palette;
import io.introspect.analysis.UnitOrder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.TextAnchor;

/** Paints one card: two squares side by side, strips below them, words around them. */
final class CardPainter {

  static final ColorScale COLORS = ColorScale.activations();

  private static final double LINE = 24;
  private static final double BETWEEN = 10;
  private static final int MOST_DOTS = 3_000;
  private static final double DOT = 2;
  private static final double PALE = 0.6;
  private static final double ARM = 9;

  private final MapRows rows;
  private final UnitOrder order;
  private final Palette palette;
  private final int[] dots;

  CardPainter(MapRows rows, UnitOrder order, Palette palette) {
    this.rows = rows;
    this.order = order;
    this.palette = palette;
    this.dots = MapRows.every(MOST_DOTS, rows.drawn(row -> true));
  }

  /** How high a card of this width is, in px. */
  double height(double width) {
    return 4 + 3 * LINE + side(width) + stripsHeight();
  }

  private static double side(double width) {
    return Math.floor((width - BETWEEN) / 2);
  }

  private double stripsHeight() {
    return Math.min(240, Math.max(72, 9.0 * order.layers().size()));
  }

  void paint(Graphics2D g, SampleCard card, Rectangle2D area) {
    double side = side(area.getWidth());
    double top = area.getY() + LINE;
    words(g, card, area, top + side);
    image(g, card, new Rectangle2D.Double(area.getX(), top, side, side));
    Rectangle2D map = new Rectangle2D.Double(area.getMaxX() - side, top, side, side);
    map(g, map);
    cross(g, rows.place(card.row()), map);
    strips(
        g,
        card.activations(),
        new Rectangle2D.Double(
            area.getX(), top + side + LINE + 4, Math.floor(area.getWidth()), stripsHeight()));
  }

  private void words(Graphics2D g, SampleCard card, Rectangle2D area, double below) {
    MappedRows mapped = rows.rows();
    Introspection seen = mapped.seen(card.row());
    double room = area.getWidth() - 80;
    Words.draw(
        g,
        Words.fit(
            "true: " + mapped.classNames().get(mapped.trueClass(card.row())), Style.HEADING, room),
        Style.HEADING,
        Style.INK,
        area.getX(),
        area.getY(),
        TextAnchor.TOP_LEFT);
    Words.draw(
        g,
        "row " + card.row(),
        Style.SMALL,
        Style.MUTED,
        area.getMaxX(),
        area.getY() + 3,
        TextAnchor.TOP_RIGHT);
    Words.draw(
        g,
        Words.fit(
            "predicted: " + mapped.classNames().get(seen.predictedClass()),
            Style.HEADING,
            area.getWidth()),
        Style.HEADING,
        mapped.right(card.row()) ? Style.INK : Style.WRONG,
        area.getMaxX(),
        below + 4,
        TextAnchor.TOP_RIGHT);
    Words.draw(
        g,
        Double.isFinite(seen.confidence())
            ? "confidence " + Words.decimal(seen.confidence()) + " decades"
            : "confidence unknown",
        Style.TICK,
        Style.INK,
        area.getX(),
        area.getMaxY() - LINE + 6,
        TextAnchor.TOP_LEFT);
  }

  private static void image(Graphics2D g, SampleCard card, Rectangle2D square) {
    card.image()
        .ifPresentOrElse(
            image -> Thumbnail.paint(g, image, square),
            () -> {
              g.setColor(new Color(0xf4, 0xf4, 0xf4));
              g.fill(square);
              Words.draw(
                  g,
                  "no image",
                  Style.SMALL,
                  Style.MUTED,
                  square.getCenterX(),
                  square.getCenterY(),
                  TextAnchor.CENTER);
              Thumbnail.outline(g, square);
            });
  }

  private void map(Graphics2D g, Rectangle2D square) {
    Raster.paint(
        g,
        square,
        inner -> {
          for (int row : dots) {
            inner.setColor(Style.mix(MapRows.color(rows.rows(), palette, row), Color.WHITE, PALE));
            inner.fill(Style.dot(x(rows.place(row), square), y(rows.place(row), square), DOT));
          }
        });
    Thumbnail.outline(g, square);
  }

  /** Rows beyond the map's edge are marked at the edge. */
  private void cross(Graphics2D g, float[] z, Rectangle2D square) {
    if (!MapRows.isPlace(z)) {
      Words.draw(
          g,
          "no finite place",
          Style.SMALL,
          Style.INK,
          square.getCenterX(),
          square.getCenterY(),
          TextAnchor.CENTER);
      return;
    }
    Shape cross =
        MistakeMapPicture.cross(
            Math.min(Math.max(x(z, square), square.getMinX()), square.getMaxX()),
            Math.min(Math.max(y(z, square), square.getMinY()), square.getMaxY()),
            ARM);
    g.setColor(Color.WHITE);
    g.setStroke(Style.line(5.5));
    g.draw(cross);
    g.setColor(Style.INK);
    g.setStroke(Style.line(2.6));
    g.draw(cross);
  }

  private double x(float[] z, Rectangle2D square) {
    return square.getCenterX() + z[0] / rows.reach() * square.getWidth() / 2;
  }

  private double y(float[] z, Rectangle2D square) {
    return square.getCenterY() - z[1] / rows.reach() * square.getHeight() / 2;
  }

  private void strips(Graphics2D g, float[] activations, Rectangle2D area) {
    new Strips(area, order.layers().size())
        .paint(
            g,
            UnitColorPicture.sizes(order),
            (layer, cell) ->
                COLORS.color(activations[order.layers().get(layer).units().get(cell).column()]));
  }
}
