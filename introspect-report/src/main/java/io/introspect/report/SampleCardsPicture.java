package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.analysis.UnitOrder;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleEdge;

/** Chosen rows in detail: what came in, where it lies on the map, what it activates (fig. 4). */
public final class SampleCardsPicture {

  /** As many cards as one picture holds. */
  public static final int MOST_CARDS = 20;

  private static final double GAP = 26;
  private static final int AROUND = 176;

  private SampleCardsPicture() {}

  /**
   * One card per row: its image if there is one, its true class at the top left and the predicted
   * one at the bottom right (vermilion where it is wrong), a cross at its place on the map over the
   * faint other rows, its activations in the sorted network with the layer nearest the input at the
   * top, and its confidence. Colors go from −1, blue, over 0, near white, to 4, red, whatever the
   * activations; those beyond have the color of the end.
   *
   * @param rows all rows of the map
   * @param cards those to be shown, 1 to {@value #MOST_CARDS}
   * @param order of the units
   * @param palette one color per class
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if there is no card or there are too many, a card's row does
   *     not exist, it has another number of activations than there are units, or the palette or the
   *     order has another number of classes than the rows
   */
  public static Picture of(
      MappedRows rows, List<SampleCard> cards, UnitOrder order, Palette palette) {
    MapRows.requireColors(palette, rows.classNames().size());
    requireFit(rows, cards, order);
    List<SampleCard> shown = List.copyOf(cards);
    CardPainter painter = new CardPainter(MapRows.of(rows), order, palette);
    int columns = shown.size() <= 3 ? 3 : 4;
    int lines = (shown.size() + columns - 1) / columns;
    double width = (Style.WIDTH - 2.0 * Style.MARGIN + GAP) / columns - GAP;
    double height = painter.height(width) + GAP;
    return Charts.picture(
        Style.WIDTH, AROUND + lines * height, () -> chart(painter, shown, columns, width));
  }

  private static void requireFit(MappedRows rows, List<SampleCard> cards, UnitOrder order) {
    if (cards.isEmpty() || cards.size() > MOST_CARDS) {
      throw new IllegalArgumentException(
          "expected 1 to %d cards, found %d".formatted(MOST_CARDS, cards.size()));
    }
    if (order.classes() != rows.classNames().size()) {
      throw new IllegalArgumentException(
          "expected an order of the units by the rows' %d classes, found one by %d"
              .formatted(rows.classNames().size(), order.classes()));
    }
    int units = order.columns().length;
    for (SampleCard card : cards) {
      if (card.row() < 0 || card.row() >= rows.size()) {
        throw new IllegalArgumentException(
            "expected cards of rows 0 to %d, found row %d".formatted(rows.size() - 1, card.row()));
      }
      if (card.activations().length != units) {
        throw new IllegalArgumentException(
            "card of row %d: expected one activation for each of %d units, found %d"
                .formatted(card.row(), units, card.activations().length));
      }
    }
  }

  private static JFreeChart chart(
      CardPainter painter, List<SampleCard> cards, int columns, double width) {
    PaintedPlot plot = new PaintedPlot((g, area) -> paint(g, area, painter, cards, columns, width));
    JFreeChart chart =
        Charts.chart(
            "Single rows: image, place on the map, activations in the sorted network",
            List.of(
                "one strip a layer, the one nearest the input at the top; its units in sorted order"),
            plot);
    Charts.addScale(
        chart,
        CardPainter.COLORS,
        "activation (those beyond have the end's color)",
        RectangleEdge.BOTTOM);
    return chart;
  }

  private static void paint(
      Graphics2D g,
      Rectangle2D area,
      CardPainter painter,
      List<SampleCard> cards,
      int columns,
      double width) {
    double height = painter.height(width);
    for (int i = 0; i < cards.size(); i++) {
      double left = Math.round(area.getX() + i % columns * (width + GAP));
      double top = Math.round(area.getY() + Math.floorDiv(i, columns) * (height + GAP));
      painter.paint(g, cards.get(i), new Rectangle2D.Double(left, top, width, height));
    }
  }
}
