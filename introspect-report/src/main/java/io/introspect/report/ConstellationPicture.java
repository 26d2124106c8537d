package io.introspect.report;

import io.introspect.analysis.Palette;
import io.introspect.probe.NoiseLevel;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Where copies of one row land on the map as noise grows, network by network (fig. 5). */
public final class ConstellationPicture {

  /** As many networks as stand side by side in one picture. */
  public static final int MOST_PANELS = 6;

  /** As many strengths of noise as one picture tells apart. */
  public static final int MOST_LEVELS = 9;

  private static final double ONE_SIDE = 820;
  private static final double SIDE = 500;
  private static final double GAP = 34;
  private static final double HEADING = 30;
  private static final double SAMPLE = 96;
  private static final double SAMPLE_LINE = 142;
  private static final double SAMPLE_GAP = 16;
  private static final double AROUND = 124;

  private final List<ConstellationPanel> panels;
  private final Palette palette;
  private final List<BufferedImage> samples;
  private final NoiseColors colors;
  private final List<ConstellationLayers> layers;
  private final double reach;

  private ConstellationPicture(
      List<ConstellationPanel> panels, Palette palette, List<BufferedImage> samples) {
    this.panels = List.copyOf(panels);
    this.palette = palette;
    this.samples = samples.stream().map(Thumbnail::copy).toList();
    this.colors = new NoiseColors(panels.get(0).sigmas());
    this.layers = panels.stream().map(panel -> new ConstellationLayers(panel, colors)).toList();
    this.reach = layers.stream().mapToDouble(ConstellationLayers::reach).max().orElseThrow();
  }

  /**
   * One panel per network, side by side on the same axes: over the pale rows of the map, a dot per
   * copy, the stronger its noise the darker, with a thin ray from the place of the row itself,
   * which is ringed. An arrow leads to the mean place of the copies of each strength, unless it is
   * too short to be seen. Below each panel, for each strength, the shares of the copies that are
   * predicted as each class, the share still predicted as the row itself is, and the mean length of
   * the displacements in units of the map. What is not drawn is counted in the subtitle.
   *
   * @param panels 1 to {@value #MOST_PANELS}, with the same classes and the same strengths of noise
   * @param palette one color per class
   * @return the picture, 1200 px wide, and wider with more panels or more than 50 classes
   * @throws IllegalArgumentException if there is no panel or there are too many panels or more than
   *     {@value #MOST_LEVELS} strengths, the panels' strengths or classes differ, or the palette
   *     has another number of colors
   */
  public static Picture of(List<ConstellationPanel> panels, Palette palette) {
    return of(panels, palette, List.of());
  }

  /**
   * The same picture with what the networks saw above it.
   *
   * @param panels 1 to {@value #MOST_PANELS}, with the same classes and the same strengths of noise
   * @param palette one color per class
   * @param samples one noisy copy per strength, in the order of the constellations' levels; or
   *     none; copied
   * @return the picture, 1200 px wide, and wider with more panels or more than 50 classes
   * @throws IllegalArgumentException as above, or if there is another number of samples
   */
  public static Picture of(
      List<ConstellationPanel> panels, Palette palette, List<BufferedImage> samples) {
    requireAlike(panels);
    ConstellationPanel first = panels.get(0);
    MapRows.requireColors(palette, first.background().classNames().size());
    if (!samples.isEmpty() && samples.size() != first.sigmas().size()) {
      throw new IllegalArgumentException(
          "expected one sample for each of %d strengths of noise, or none, found %d"
              .formatted(first.sigmas().size(), samples.size()));
    }
    ConstellationPicture parts = new ConstellationPicture(panels, palette, samples);
    return Charts.picture(parts.width(), parts.height(), parts::chart);
  }

  private static void requireAlike(List<ConstellationPanel> panels) {
    if (panels.isEmpty() || panels.size() > MOST_PANELS) {
      throw new IllegalArgumentException(
          "expected 1 to %d panels, found %d".formatted(MOST_PANELS, panels.size()));
    }
    ConstellationPanel first = panels.get(0);
    if (first.sigmas().size() > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "expected at most %d strengths of noise, found %d"
              .formatted(MOST_LEVELS, first.sigmas().size()));
    }
    for (ConstellationPanel panel : panels) {
      if (!panel.sigmas().equals(first.sigmas())
          || !panel.background().classNames().equals(first.background().classNames())) {
        throw new IllegalArgumentException(
            "expected panels with noise of σ %s and the classes %s, as in %s, found %s and %s in %s"
                .formatted(
                    first.sigmas(),
                    first.background().classNames(),
                    first.name(),
                    panel.sigmas(),
                    panel.background().classNames(),
                    panel.name()));
      }
    }
  }

  private double side() {
    return panels.size() == 1 ? ONE_SIDE : SIDE;
  }

  private double width() {
    double step = SquareMap.LEFT + side() + GAP;
    return Math.max(
        Style.WIDTH,
        2 * Style.MARGIN + panels.size() * step + Charts.legendWidth(legendNames(), height()));
  }

  private double height() {
    return AROUND + top() + side() + SquareMap.BOTTOM + NoiseTable.height(colors.size());
  }

  /** Where the maps begin. */
  private double top() {
    return HEADING + (samples.isEmpty() ? 0 : SAMPLE_LINE);
  }

  private List<String> legendNames() {
    return items().stream().map(LegendItem::getLabel).toList();
  }

  private List<LegendItem> items() {
    List<LegendItem> items = new ArrayList<>();
    Shape ring = Style.line(2.4).createStrokedShape(Style.dot(0, 0, 11));
    items.add(Charts.legendItem("without noise", ring, Style.INK));
    for (int level = 0; level < colors.size(); level++) {
      items.add(Charts.legendItem(colors.name(level), Style.dot(0, 0, 11), colors.color(level)));
    }
    items.addAll(Charts.classItems(panels.get(0).background().classNames(), palette));
    return items;
  }

  private JFreeChart chart() {
    JFreeChart chart =
        Charts.chart(
            "One row under noise: where its copies land on the map",
            List.of(copies(), background()),
            new PaintedPlot(this::paint));
    Charts.addLegend(chart, items(), RectangleEdge.RIGHT);
    return chart;
  }

  private String copies() {
    List<Integer> counts =
        panels.stream()
            .flatMap(panel -> panel.constellation().levels().stream())
            .map(level -> level.copies().size())
            .distinct()
            .sorted()
            .toList();
    String copies =
        counts.size() == 1
            ? Words.count(counts.get(0))
            : Words.count(counts.get(0)) + " to " + Words.count(counts.get(counts.size() - 1));
    long beyond = layers.stream().mapToLong(layer -> layer.beyond(reach)).sum();
    long unplaced = layers.stream().mapToLong(ConstellationLayers::unplaced).sum();
    return "copies per strength σ of the noise: %s; arrows lead to their mean place; shifts are in units of the map"
            .formatted(copies)
        + (beyond > 0 ? "; %s beyond the axes".formatted(Words.count(beyond)) : "")
        + (unplaced > 0 ? "; %s left out: no finite place".formatted(Words.count(unplaced)) : "");
  }

  private String background() {
    List<String> notes = layers.stream().map(layer -> layer.note(reach)).toList();
    return "pale: "
        + (notes.stream().distinct().count() == 1
            ? notes.get(0)
            : IntStream.range(0, panels.size())
                .mapToObj(i -> panels.get(i).name() + ": " + notes.get(i))
                .collect(Collectors.joining("; ")));
  }

  private void paint(Graphics2D g, Rectangle2D area) {
    samples(g, area);
    double mapTop = area.getY() + top();
    for (int i = 0; i < panels.size(); i++) {
      double left = area.getX() + i * (SquareMap.LEFT + side() + GAP);
      Words.draw(
          g,
          Words.fit(panels.get(i).name(), Style.HEADING, side()),
          Style.HEADING,
          Style.INK,
          left + SquareMap.LEFT,
          mapTop - 8,
          TextAnchor.BOTTOM_LEFT);
      double mapHeight = side() + SquareMap.BOTTOM;
      SquareMap map = layers.get(i).map(reach, palette);
      map.draw(
          g,
          new Rectangle2D.Double(left, mapTop, SquareMap.LEFT + side(), mapHeight),
          null,
          null,
          null);
      List<NoiseLevel> levels = panels.get(i).constellation().levels();
      new NoiseTable(levels, colors, palette)
          .paint(g, left + SquareMap.LEFT, mapTop + mapHeight, side());
    }
  }

  private void samples(Graphics2D g, Rectangle2D area) {
    double left = area.getX() + SquareMap.LEFT;
    for (int i = 0; i < samples.size(); i++) {
      Rectangle2D square =
          new Rectangle2D.Double(
              Math.round(left + i * (SAMPLE + SAMPLE_GAP)),
              Math.round(area.getY()),
              SAMPLE,
              SAMPLE);
      Thumbnail.paint(g, samples.get(i), square);
      Words.draw(
          g,
          colors.name(i),
          Style.TICK,
          Style.INK,
          square.getCenterX(),
          square.getMaxY() + 5,
          TextAnchor.TOP_CENTER);
    }
  }
}
