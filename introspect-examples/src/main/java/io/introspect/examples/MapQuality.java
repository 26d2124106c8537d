package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.MappedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How good a map is, on images that nothing was learned from.
 *
 * <ul>
 *   <li>accuracy: of the classifier
 *   <li>zMean, zStd: of z, per axis; 0 and 1 for N(0, I)
 *   <li>outsideGrid: the share of rows outside [−4, 4] on any axis
 *   <li>reconstructionR2: see {@link ReconstructionR2}
 *   <li>knnAccuracyInZ: how often the 15 nearest training rows in z name the true class
 *   <li>decadesApart: the mean ê of the wrong rows minus that of the right ones
 * </ul>
 */
final class MapQuality {

  private static final int NEIGHBORS = 15;
  private static final double GRID = 4;

  private MapQuality() {}

  static Map<String, Object> measure(Introspector introspector, ImageSet training, ImageSet test) {
    return measure(introspector, mapped(introspector, training), mapped(introspector, test), test);
  }

  /**
   * The same of rows that have been looked at already; {@code images} are those of the test rows.
   */
  static Map<String, Object> measure(
      Introspector introspector, MappedRows training, MappedRows test, ImageSet images) {
    List<Introspection> seen = seen(test);
    int[] truth = trueClasses(test);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", accuracy(seen, truth));
    figures.put("decadesApart", decadesApart(seen, truth));
    figures.put("zMean", IntStream.range(0, 2).mapToDouble(axis -> mean(seen, axis)).toArray());
    figures.put("zStd", IntStream.range(0, 2).mapToDouble(axis -> deviation(seen, axis)).toArray());
    figures.put("outsideGrid", outsideGrid(seen));
    figures.put("reconstructionR2", ReconstructionR2.of(introspector, images.rows()));
    NearestNeighbors neighbors =
        new NearestNeighbors(latents(seen(training)), trueClasses(training));
    figures.put("knnAccuracyInZ", neighbors.accuracy(latents(seen), truth, NEIGHBORS));
    return figures;
  }

  static List<Introspection> seen(MappedRows rows) {
    return IntStream.range(0, rows.size()).mapToObj(rows::seen).toList();
  }

  static int[] trueClasses(MappedRows rows) {
    return IntStream.range(0, rows.size()).map(rows::trueClass).toArray();
  }

  /** Images with what is seen of them, for pictures. */
  static MappedRows mapped(Introspector introspector, ImageSet images) {
    return MappedRows.of(
        introspector.introspectAll(images.rows()), classes(images), images.classNames());
  }

  static double accuracy(List<Introspection> seen, int[] truth) {
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> seen.get(i).predictedClass() == truth[i] ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** NaN if all rows are right, or all wrong. */
  static double decadesApart(List<Introspection> seen, int[] truth) {
    return meanEstimate(seen, truth, false) - meanEstimate(seen, truth, true);
  }

  private static double meanEstimate(List<Introspection> seen, int[] truth, boolean right) {
    return IntStream.range(0, truth.length)
        .filter(i -> (seen.get(i).predictedClass() == truth[i]) == right)
        .mapToDouble(i -> seen.get(i).log10MapError())
        .average()
        .orElse(Double.NaN);
  }

  private static double mean(List<Introspection> seen, int axis) {
    return seen.stream().mapToDouble(row -> row.latent()[axis]).average().orElseThrow();
  }

  /** The standard deviation of z along an axis. */
  static double deviation(List<Introspection> seen, int axis) {
    double mean = mean(seen, axis);
    return Math.sqrt(
        seen.stream()
            .mapToDouble(row -> Math.pow(row.latent()[axis] - mean, 2))
            .average()
            .orElseThrow());
  }

  private static double outsideGrid(List<Introspection> seen) {
    return seen.stream().mapToDouble(row -> outside(row.latent()) ? 1 : 0).average().orElseThrow();
  }

  private static boolean outside(float[] latent) {
    for (float coordinate : latent) {
      if (Math.abs(coordinate) > GRID) {
        return true;
      }
    }
    return false;
  }

  private static List<float[]> latents(List<Introspection> seen) {
    List<float[]> latents = new ArrayList<>(seen.size());
    seen.forEach(row -> latents.add(row.latent()));
    return latents;
  }

  static int[] classes(ImageSet images) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray classes = scope.own(images.labels().argMax(1));
      return classes.toIntVector();
    }
  }
}
