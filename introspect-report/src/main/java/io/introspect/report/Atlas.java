package io.introspect.report;

import io.introspect.DecoderWeights;
import io.introspect.IntrospectionException;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.LatentGrid;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The atlas: one HTML file to explore the map in a browser, which needs nothing else and asks no
 * network for anything. It shows the rows on the map, the error surface and the densities of the
 * classes, the activations of a row, and what the decoder expects at any other point of the map.
 *
 * <pre>{@code
 * Atlas.of(analysis, rows)
 *     .title("Net1 on MNIST")
 *     .decoder(decoderWeights)
 *     .activations(row -> h[row])
 *     .images(row -> image(row))
 *     .write(Path.of("atlas.html"));
 * }</pre>
 *
 * <p>Everything beyond {@link #of} is optional, and the page says what it has not got. With 10,000
 * rows, 2400 units, and images of 28 by 28 gray pixels the file has about 10 MB.
 *
 * <p>Immutable: each method returns another atlas. Safe for use by several threads as far as the
 * functions are that were handed in.
 */
public final class Atlas {

  private final Analysis analysis;
  private final MappedRows rows;
  private final String title;
  private final Optional<DecoderWeights> decoder;
  private final Optional<IntFunction<float[]>> activations;
  private final Optional<IntFunction<BufferedImage>> images;

  private Atlas(
      Analysis analysis,
      MappedRows rows,
      String title,
      Optional<DecoderWeights> decoder,
      Optional<IntFunction<float[]>> activations,
      Optional<IntFunction<BufferedImage>> images) {
    this.analysis = analysis;
    this.rows = rows;
    this.title = title;
    this.decoder = decoder;
    this.activations = activations;
    this.images = images;
  }

  /**
   * An atlas of these rows.
   *
   * @param analysis of the introspector that saw the rows, on a two-dimensional grid
   * @param rows to be shown
   * @return the atlas, titled "Atlas"
   * @throws IllegalArgumentException if rows and analysis differ in their number of classes, or the
   *     error surface and the densities are not on one two-dimensional grid
   */
  public static Atlas of(Analysis analysis, MappedRows rows) {
    if (analysis.classes() != rows.classNames().size()) {
      throw new IllegalArgumentException(
          "expected rows of the analysis's %d classes, found %d class names"
              .formatted(analysis.classes(), rows.classNames().size()));
    }
    LatentGrid grid = analysis.errorSurface().grid();
    if (grid.dimensions() != 2) {
      throw new IllegalArgumentException(
          "expected an error surface on a two-dimensional grid, found %d dimensions; analyze a map of latent size 2"
              .formatted(grid.dimensions()));
    }
    for (Density density : analysis.densities()) {
      if (!density.grid().equals(grid)) {
        throw new IllegalArgumentException(
            "expected densities on the error surface's grid, %s, found %s"
                .formatted(grid, density.grid()));
      }
    }
    return new Atlas(analysis, rows, "Atlas", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What the page is called.
   *
   * @param title any text
   * @return an atlas with this title
   */
  public Atlas title(String title) {
    return new Atlas(
        analysis, rows, Objects.requireNonNull(title, "title"), decoder, activations, images);
  }

  /**
   * The decoder, with which the page computes the activations expected at any point.
   *
   * @param decoder from z to ĥ; empty where the decoder cannot be written as dense layers, which
   *     the page then says
   * @return an atlas with this decoder
   * @throws IllegalArgumentException if it does not lead from two coordinates to the activations of
   *     the analysis's units
   */
  public Atlas decoder(Optional<DecoderWeights> decoder) {
    decoder.ifPresent(this::requireFit);
    return new Atlas(analysis, rows, title, decoder, activations, images);
  }

  private void requireFit(DecoderWeights weights) {
    int inputs = weights.layers().get(0).inputs();
    int outputs = weights.layers().get(weights.layers().size() - 1).outputs();
    if (inputs != 2 || outputs != units()) {
      throw new IllegalArgumentException(
          "expected a decoder from 2 coordinates to %d activations, found one from %d to %d"
              .formatted(units(), inputs, outputs));
    }
  }

  /**
   * The activations of the rows. They travel as at most 48 principal components: the page says of
   * each row how much of it they keep. Those of a row that are not finite are not shown.
   *
   * @param activations h of a row, from 0, in the order of its columns, as {@code
   *     introspector.model().observe(rows).activations()} has them; called once or twice for each
   *     row by {@link #write}
   * @return an atlas with these activations
   */
  public Atlas activations(IntFunction<float[]> activations) {
    Objects.requireNonNull(activations, "activations");
    return new Atlas(analysis, rows, title, decoder, Optional.of(activations), images);
  }

  /**
   * The images of the rows, to be shown as thumbnails of at most 64 by 64 pixels, fewer where there
   * are more than 4096 rows.
   *
   * @param images the image of a row, from 0, or null if it has none; called once for each row by
   *     {@link #write}; the first one decides on the size of the thumbnails
   * @return an atlas with these images
   */
  public Atlas images(IntFunction<BufferedImage> images) {
    Objects.requireNonNull(images, "images");
    return new Atlas(analysis, rows, title, decoder, activations, Optional.of(images));
  }

  /**
   * Writes the page.
   *
   * @param path of the HTML file, in UTF-8; replaced if it exists; its folder is made if it does
   *     not
   * @throws IllegalArgumentException if the activations of a row are not those of the analysis's
   *     units
   * @throws IntrospectionException if the file cannot be written
   */
  public void write(Path path) {
    AtlasBlocks blocks = new AtlasBlocks();
    AtlasHeader header = header(blocks);
    AtlasPage.write(path, header, blocks);
  }

  private AtlasHeader header(AtlasBlocks blocks) {
    AtlasRows.addTo(blocks, rows);
    AtlasMap.addTo(blocks, analysis);
    Optional<AtlasActivations> reduced =
        activations.map(h -> AtlasActivations.of(h, rows.size(), units()));
    reduced.ifPresent(h -> h.addTo(blocks));
    Optional<AtlasImages> sheet = images.map(image -> AtlasImages.of(image, rows.size()));
    sheet.ifPresent(s -> s.addTo(blocks));
    decoder.ifPresent(weights -> AtlasDecoder.addTo(blocks, weights));
    return AtlasHeader.of(title, analysis, rows, decoder, reduced, sheet, blocks.types());
  }

  private int units() {
    return analysis.colors().size();
  }
}
