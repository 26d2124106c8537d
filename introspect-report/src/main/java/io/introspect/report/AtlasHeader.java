package io.introspect.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.introspect.DecoderWeights;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.LatentGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of an atlas that is not a long array; written as JSON. What is absent is null and not
 * written.
 *
 * @param types of the arrays that go with it, by their names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AtlasHeader(
    String title,
    int rows,
    int units,
    List<ClassHeader> classes,
    GridHeader grid,
    List<LayerHeader> layers,
    List<DenseHeader> decoder,
    ActivationHeader activations,
    ImageHeader images,
    Map<String, String> types) {

  /** A class: its density's largest value, by which the density's bytes are scaled. */
  record ClassHeader(String name, String color, double peak) {}

  record GridHeader(double lower, double step, int points) {}

  record LayerHeader(String name, int units) {}

  record DenseHeader(int inputs, int outputs, String activation) {}

  record ActivationHeader(int components) {}

  record ImageHeader(int tile, int columns, String type) {}

  static AtlasHeader of(
      String title,
      Analysis analysis,
      MappedRows rows,
      Optional<DecoderWeights> decoder,
      Optional<AtlasActivations> activations,
      Optional<AtlasImages> images,
      Map<String, String> types) {
    LatentGrid grid = analysis.errorSurface().grid();
    return new AtlasHeader(
        title,
        rows.size(),
        analysis.colors().size(),
        classes(analysis, rows),
        new GridHeader(grid.lower(), grid.step(), grid.pointsPerAxis()),
        analysis.order().layers().stream()
            .map(order -> new LayerHeader(order.layer().name(), order.layer().units()))
            .toList(),
        decoder.map(AtlasHeader::layers).orElse(null),
        activations.map(h -> new ActivationHeader(h.count())).orElse(null),
        images.map(i -> new ImageHeader(i.tile(), i.columns(), i.type())).orElse(null),
        types);
  }

  private static List<ClassHeader> classes(Analysis analysis, MappedRows rows) {
    List<ClassHeader> classes = new ArrayList<>();
    for (int k = 0; k < analysis.classes(); k++) {
      classes.add(
          new ClassHeader(
              rows.classNames().get(k),
              analysis.palette().color(k).hex(),
              AtlasMap.peak(analysis.densities().get(k))));
    }
    return classes;
  }

  private static List<DenseHeader> layers(DecoderWeights decoder) {
    return decoder.layers().stream()
        .map(layer -> new DenseHeader(layer.inputs(), layer.outputs(), layer.activation().name()))
        .toList();
  }
}
