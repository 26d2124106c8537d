package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.probe.NoiseProbe;
import io.introspect.examples.data.ImageSet;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import io.introspect.report.MappedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far noise moves a network's rows over its map. Every figure is a list with one value per
 * strength of noise.
 *
 * <ul>
 *   <li>meanDisplacement: of the copies of one image, in units of the map's spread, the root of the
 *       mean variance of z over the test images per axis
 *   <li>classShares: of the copies of that image, by predicted class
 *   <li>meanDisplacementOfMany, unchangedShareOfMany: means over many test images; the latter is
 *       the share of copies that are predicted as the image itself is
 *   <li>accuracy: of the classifier on all test images, each with noise of its own
 * </ul>
 *
 * @param name how the network was trained
 * @param introspector fitted to it
 */
record NoisyNet(String name, SelfIntrospector introspector) {

  private static final int MANY_COPIES = 50;

  /**
   * All of them, the one image's from its constellation, which lies over all test images; {@code
   * many} is how many images the means are over.
   */
  Map<String, Object> figures(
      Constellation ofOne, MappedRows clean, NoiseProbe probe, ImageSet test, int many) {
    double spread = spread(MapQuality.seen(clean));
    List<Constellation> ofMany;
    try (ArrayScope scope = new ArrayScope()) {
      INDArray rows = scope.own(test.slice(0, Math.min(many, test.size())).rows());
      ofMany = probe.withCopies(MANY_COPIES).constellations(introspector, rows);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    Competence.of(MapQuality.seen(clean), test);
    figures.put("mapSpread", spread);
    figures.put("meanDisplacement", ofLevels(List.of(ofOne), of -> of.meanDistance() / spread));
    figures.put("classShares", ofOne.levels().stream().map(NoiseLevel::classShares).toList());
    figures.put("meanDisplacementOfMany", ofLevels(ofMany, of -> of.meanDistance() / spread));
    figures.put("unchangedShareOfMany", ofLevels(ofMany, NoiseLevel::unchangedShare));
    figures.put(
        "accuracy",
        probe.sigmas().stream().mapToDouble(sigma -> accuracy(test, sigma, probe)).toArray());
    return figures;
  }

  /** The mean over constellations, one value per level. */
  private static double[] ofLevels(
      List<Constellation> constellations, ToDoubleFunction<NoiseLevel> of) {
    return IntStream.range(0, constellations.get(0).levels().size())
        .mapToDouble(
            level ->
                constellations.stream()
                    .mapToDouble(one -> of.applyAsDouble(one.levels().get(level)))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  private static double spread(List<Introspection> seen) {
    int axes = seen.get(0).latent().length;
    return Math.sqrt(
        IntStream.range(0, axes)
            .mapToDouble(
                axis ->
                    new Variance(false)
                        .evaluate(seen.stream().mapToDouble(row -> row.latent()[axis]).toArray()))
            .average()
            .orElseThrow());
  }

  private double accuracy(ImageSet test, double sigma, NoiseProbe probe) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray noisy = scope.own(Noise.added(test.rows(), sigma, probe.seed()));
      return MapQuality.accuracy(introspector.introspectAll(noisy), MapQuality.classes(test));
    }
  }
}
