package io.introspect.examples;

import io.introspect.Introspector;
import io.introspect.analysis.Analysis;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.Atlas;
import io.introspect.report.MappedRows;
import java.nio.file.Path;

/** Writes atlases of images. */
final class Atlases {

  private Atlases() {}

  /** Writes atlas.html with everything that is known of these images; returns the file. */
  static Path write(
      String title,
      Introspector introspector,
      Analysis analysis,
      MappedRows rows,
      ImageSet images,
      Path folder) {
    float[][] activations = HiddenActivations.of(introspector.model(), images.rows());
    Path file = folder.resolve("atlas.html");
    Atlas.of(analysis, rows)
        .title(title)
        .decoder(introspector.autoencoder().decoderWeights())
        .activations(row -> activations[row])
        .images(images::image)
        .write(file);
    return file;
  }
}
