package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.probe.NoiseLevel;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;

/** A line per strength of noise: how its copies are classified, and how far they moved. */
final class NoiseTable {

  private static final double LINE = 23;
  private static final double BAR = 15;
  private static final double NAMES = 92;
  private static final double SHARES = 92;
  private static final double DISTANCES = 100;
  private static final double NARROWEST_SHARE = 0.5;

  private final List<NoiseLevel> levels;
  private final NoiseColors colors;
  private final Palette palette;

  NoiseTable(List<NoiseLevel> levels, NoiseColors colors, Palette palette) {
    this.levels = levels;
    this.colors = colors;
    this.palette = palette;
  }

  /** How high a table of so many lines is, in px. */
  static double height(int levels) {
    return (levels + 1) * LINE;
  }

  void paint(Graphics2D g, double left, double top, double width) {
    double bar = left + NAMES;
    double end = left + width - SHARES - DISTANCES;
    write(g, "predicted as", bar, top, TextAnchor.TOP_LEFT);
    write(g, "unchanged", end + SHARES, top, TextAnchor.TOP_RIGHT);
    write(g, "mean shift", left + width, top, TextAnchor.TOP_RIGHT);
    for (int i = 0; i < levels.size(); i++) {
      NoiseLevel level = levels.get(i);
      double y = top + (i + 1) * LINE;
      g.setColor(colors.color(i));
      g.fill(Style.dot(left + 6, y + BAR / 2, 11));
      Words.draw(g, colors.name(i), Style.TICK, Style.INK, left + 18, y - 1, TextAnchor.TOP_LEFT);
      shares(g, level, new Rectangle2D.Double(bar, y, end - bar, BAR));
      Words.draw(
          g,
          Words.percent(level.unchangedShare()),
          Style.TICK,
          Style.INK,
          end + SHARES,
          y - 1,
          TextAnchor.TOP_RIGHT);
      Words.draw(
          g,
          Words.decimal(level.meanDistance()),
          Style.TICK,
          Style.INK,
          left + width,
          y - 1,
          TextAnchor.TOP_RIGHT);
    }
  }

  private static void write(Graphics2D g, String heading, double x, double y, TextAnchor anchor) {
    Words.draw(g, heading, Style.SMALL, Style.MUTED, x, y + 4, anchor);
  }

  /** The class of the row itself first, then the others in their order. */
  private void shares(Graphics2D g, NoiseLevel level, Rectangle2D area) {
    double[] shares = level.classShares();
    int own = level.clean().predictedClass();
    double x = share(g, own, shares[own], area.getX(), area);
    for (int k = 0; k < shares.length; k++) {
      x = k == own ? x : share(g, k, shares[k], x, area);
    }
  }

  private double share(Graphics2D g, int k, double share, double x, Rectangle2D area) {
    double width = share * area.getWidth();
    if (width > NARROWEST_SHARE) {
      g.setColor(Style.color(palette.color(k)));
      g.fill(new Rectangle2D.Double(x, area.getY(), Math.max(1, width - 1), area.getHeight()));
    }
    return x + width;
  }
}
