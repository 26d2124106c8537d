package io.introspect.report;

import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.LatentGrid;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

/** An error surface as colors, interpolated between the points of its grid. */
final class HeatMap {

  /** What its colors stand for. */
  static final String LABEL = "log10 of the error by the map (decades)";

  private static final int PIXELS = 1000;
  private static final double NARROWEST = 1e-3;

  private final ErrorSurface surface;
  private final DoubleSummaryStatistics range;

  private HeatMap(ErrorSurface surface, DoubleSummaryStatistics range) {
    this.surface = surface;
    this.range = range;
  }

  /**
   * A heat map.
   *
   * @throws IllegalArgumentException if the grid has not two dimensions, or no value is finite
   */
  static HeatMap of(ErrorSurface surface) {
    if (surface.grid().dimensions() != 2) {
      throw new IllegalArgumentException(
          "expected an error surface over a map of two dimensions, found %d"
              .formatted(surface.grid().dimensions()));
    }
    DoubleSummaryStatistics range =
        IntStream.range(0, surface.grid().cells())
            .mapToDouble(surface::log10Error)
            .filter(Double::isFinite)
            .summaryStatistics();
    if (range.getCount() == 0) {
      throw new IllegalArgumentException(
          "expected an error surface with finite values, found none in %d cells"
              .formatted(surface.grid().cells()));
    }
    return new HeatMap(surface, range);
  }

  ColorScale colors() {
    double spread = Math.max(range.getMax() - range.getMin(), NARROWEST);
    return ColorScale.sequential(range.getMin(), range.getMin() + spread);
  }

  String note() {
    long unknown = surface.grid().cells() - range.getCount();
    return "from %s to %s decades%s"
        .formatted(
            Words.decimal(range.getMin()),
            Words.decimal(range.getMax()),
            unknown > 0
                ? "; gray: %s of %s grid points without a finite estimate"
                    .formatted(Words.count(unknown), Words.count(surface.grid().cells()))
                : "");
  }

  PlotLayer layer() {
    BufferedImage image = image();
    double from = surface.grid().lower();
    double to = surface.grid().upper();
    return PlotLayer.ofMany(
        (g, scale) -> {
          g.setRenderingHint(
              RenderingHints.KEY_INTERPOLATION,
              RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
          AffineTransform placed = AffineTransform.getTranslateInstance(scale.x(from), scale.y(to));
          placed.scale(
              (scale.x(to) - scale.x(from)) / image.getWidth(),
              (scale.y(from) - scale.y(to)) / image.getHeight());
          g.drawImage(image, placed, null);
        });
  }

  /** z1 to the right, z2 upward. */
  private BufferedImage image() {
    ColorScale colors = colors();
    int steps = surface.grid().pointsPerAxis() - 1;
    int perStep = Math.max(1, PIXELS / steps);
    int side = steps * perStep;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        double i = (x + 0.5) / perStep;
        double j = steps - (y + 0.5) / perStep;
        image.setRGB(x, y, colors.color(finite(between(i, j))).getRGB());
      }
    }
    return image;
  }

  private double between(double i, double j) {
    double lower = (1 - j % 1) * value((int) i, (int) j) + j % 1 * value((int) i, (int) j + 1);
    double upper =
        (1 - j % 1) * value((int) i + 1, (int) j) + j % 1 * value((int) i + 1, (int) j + 1);
    return (1 - i % 1) * lower + i % 1 * upper;
  }

  private double value(int i, int j) {
    LatentGrid grid = surface.grid();
    return surface.log10Error(i * grid.pointsPerAxis() + j);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
