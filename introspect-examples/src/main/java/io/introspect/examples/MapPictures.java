package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.report.ActivationMapPicture;
import io.introspect.report.ErrorSurfacePicture;
import io.introspect.report.MappedRows;
import io.introspect.report.MistakeMapPicture;
import java.nio.file.Path;

/** The paper's figures 2b to 2d: the map by class, the error over it, the mistakes on it. */
final class MapPictures {

  private MapPictures() {}

  static void write(Analysis analysis, MappedRows training, MappedRows test, Path folder) {
    ActivationMapPicture.of(training, analysis.palette()).write(folder, "activation-map");
    ErrorSurfacePicture.of(analysis.errorSurface(), test).write(folder, "error-surface");
    MistakeMapPicture.of(test, analysis.palette()).write(folder, "mistakes");
  }
}
