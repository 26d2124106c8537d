package io.introspect.report;

import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.LatentGrid;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleEdge;

/** The error by the map: what is usual at each of its places (fig. 2c, 2g). */
public final class ErrorSurfacePicture {

  private static final double DOT = 2.4;
  private static final Color DOT_COLOR = Style.transparent(Color.WHITE, 0.55);

  private ErrorSurfacePicture() {}

  /**
   * The surface alone, from dark, where small errors are usual, to bright. Where it has no finite
   * value it is gray.
   *
   * @param surface on a grid of two dimensions
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if the grid has not two dimensions, or no value is finite
   */
  public static Picture of(ErrorSurface surface) {
    HeatMap heat = HeatMap.of(surface);
    return picture(heat, List.of(heat.note()), reach(surface.grid()), heat.layer());
  }

  /**
   * The surface with rows over it as thin dots: at most 20,000, every n-th of them.
   *
   * @param surface on a grid of two dimensions
   * @param rows to be shown
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if the grid has not two dimensions, or no value is finite
   */
  public static Picture of(ErrorSurface surface, MappedRows rows) {
    HeatMap heat = HeatMap.of(surface);
    MapRows placed = MapRows.of(rows);
    int[] drawn = placed.drawn(row -> true);
    double reach = Math.max(reach(surface.grid()), placed.reach());
    PlotLayer dots = placed.dots(drawn, DOT, row -> DOT_COLOR);
    List<String> notes =
        List.of(
            heat.note(),
            "%s; %s outside the surface's grid"
                .formatted(
                    placed.note(drawn.length, reach),
                    Words.count(placed.countOutside(surface.grid()))));
    return picture(heat, notes, reach, heat.layer(), dots);
  }

  /** How far axes have to reach to show a grid. */
  static double reach(LatentGrid grid) {
    return MapRows.ROOM * Math.max(Math.abs(grid.lower()), Math.abs(grid.upper()));
  }

  private static Picture picture(
      HeatMap heat, List<String> notes, double reach, PlotLayer... layers) {
    return Charts.picture(
        ActivationMapPicture.HEIGHT,
        () -> {
          JFreeChart chart =
              Charts.chart(
                  "Error by the map: what is usual at each place",
                  notes,
                  SquareMap.of(reach, layers));
          Charts.addScale(chart, heat.colors(), HeatMap.LABEL, RectangleEdge.RIGHT);
          return chart;
        });
  }
}
