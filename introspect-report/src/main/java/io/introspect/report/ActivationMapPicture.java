package io.introspect.report;

import io.introspect.analysis.Palette;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleEdge;

/** The map with its rows, colored by their true class (fig. 2b, 2f). */
public final class ActivationMapPicture {

  static final int HEIGHT = 1110;

  /** Lets dots be told apart where they overlap. */
  private static final double OPACITY = 0.8;

  private ActivationMapPicture() {}

  /**
   * The map of these rows. At most 20,000 are drawn, every n-th of them. The axes cover at least
   * [−4, 4], and more where it takes more to show 99.9 % of the rows, but no more than three times
   * what 90 % of them take; what is not drawn is counted in the subtitle. Each class's name stands
   * where its rows are densest, if there is room for it.
   *
   * @param rows to be shown
   * @param palette one color per class
   * @return the picture, 1200 px wide, and wider with more than 50 classes
   * @throws IllegalArgumentException if the palette has another number of colors than there are
   *     classes
   */
  public static Picture of(MappedRows rows, Palette palette) {
    MapRows.requireColors(palette, rows.classNames().size());
    MapRows placed = MapRows.of(rows);
    int[] drawn = placed.drawn(row -> true);
    double reach = placed.reach();
    PlotLayer dots =
        placed.dots(
            drawn,
            Style.dotDiameter(drawn.length),
            row -> Style.transparent(MapRows.color(rows, palette, row), OPACITY));
    PlotLayer names = ClassLabels.of(placed, drawn, reach);
    String note = placed.note(drawn.length);
    return Charts.picture(
        Charts.widthForMap(rows.classNames()),
        HEIGHT,
        () -> {
          JFreeChart chart =
              Charts.chart(
                  "Map of activations, by true class",
                  List.of(note),
                  SquareMap.of(reach, dots, names));
          Charts.addLegend(
              chart, Charts.classItems(rows.classNames(), palette), RectangleEdge.RIGHT);
          return chart;
        });
  }
}
