package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.examples.data.ImageSet;
import io.introspect.probe.AttackPath;
import io.introspect.report.AttackPathsPicture;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** The paper's figure 6: one image's paths with what became of it, and those of ten images. */
final class AttackPictures {

  private AttackPictures() {}

  /**
   * Draws.
   *
   * @param paths one for each image and each class that is not its own, image by image
   * @param image the first of the images
   */
  static void write(
      List<AttackPath> paths, Analysis analysis, ImageSet test, BufferedImage image, Path folder) {
    List<AttackPath> ofOne = paths.subList(0, test.classNames().size() - 1);
    AttackPathsPicture.of(
            ofOne,
            analysis,
            test.classNames(),
            image,
            ofOne.stream().map(path -> test.picture(path.end().input())).toList())
        .write(folder, "attack-paths");
    AttackPathsPicture.of(paths, analysis, test.classNames()).write(folder, "attack-paths-of-ten");
  }
}
