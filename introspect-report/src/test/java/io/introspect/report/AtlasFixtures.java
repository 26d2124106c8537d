package io.introspect.report;

import io.introspect.DecoderWeights;
import io.introspect.DecoderWeights.Activation;
import io.introspect.DecoderWeights.Dense;
import io.introspect.Introspection;
import io.introspect.TappedLayer;
import io.introspect.Trust;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.Expectation;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LatentGrid;
import io.introspect.analysis.LayerOrder;
import io.introspect.analysis.LayerShares;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Rgb;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A network that never was: its classes lie around the origin of the map, rows are spread about
 * their class's center and predicted as the class of the nearest center, the error is largest
 * between the centers, and the units do what a random decoder says, with some noise.
 */
final class AtlasFixtures {

  private static final double SPREAD = 0.55;

  private final int classes;
  private final List<TappedLayer> layers;
  private final float[][] places;
  private final int[] trueClasses;
  private final DecoderWeights decoder;

  /** What the decoder gives at the center of each class. */
  private final float[][] centers;

  private AtlasFixtures(int classes, int rows, int layers, int unitsPerLayer) {
    this.classes = classes;
    this.layers =
        IntStream.range(0, layers)
            .mapToObj(i -> new TappedLayer("dense" + (i + 1), i * unitsPerLayer, unitsPerLayer))
            .toList();
    Random random = new Random(5);
    places = new float[rows][];
    trueClasses = new int[rows];
    for (int row = 0; row < rows; row++) {
      trueClasses[row] = row % classes;
      float[] center = center(trueClasses[row]);
      places[row] =
          new float[] {
            (float) (center[0] + SPREAD * random.nextGaussian()),
            (float) (center[1] + SPREAD * random.nextGaussian())
          };
    }
    decoder = decoder(layers * unitsPerLayer, random);
    centers =
        IntStream.range(0, classes)
            .mapToObj(k -> decoder.decode(center(k)))
            .toArray(float[][]::new);
  }

  /** Three classes, 60 rows, three layers of eight units. */
  static AtlasFixtures small() {
    return new AtlasFixtures(3, 60, 3, 8);
  }

  /** As many classes as wanted, 60 rows, three layers of eight units. */
  static AtlasFixtures withClasses(int classes) {
    return new AtlasFixtures(classes, 60, 3, 8);
  }

  /** One layer of more units than a strip has pixels. */
  static AtlasFixtures wide() {
    return new AtlasFixtures(3, 60, 1, 10_000);
  }

  /** The size that the atlas is made for: ten classes, 10,000 rows, twelve layers of 200 units. */
  static AtlasFixtures large() {
    return new AtlasFixtures(10, 10_000, 12, 200);
  }

  int size() {
    return places.length;
  }

  int units() {
    return layers.size() * layers.get(0).units();
  }

  int classes() {
    return classes;
  }

  DecoderWeights decoder() {
    return decoder;
  }

  float[] place(int row) {
    return places[row].clone();
  }

  /** Rows with the classes called "class 0" and so on. */
  MappedRows rows() {
    return rows(IntStream.range(0, classes).mapToObj(k -> "class " + k).toList());
  }

  MappedRows rows(List<String> names) {
    return MappedRows.of(
        IntStream.range(0, size()).mapToObj(this::seen).toList(), trueClasses, names);
  }

  /** The same rows with trust: their confidence is another one than the map's error makes it. */
  MappedRows trustedRows() {
    MappedRows rows = rows();
    return MappedRows.of(
        IntStream.range(0, size()).mapToObj(row -> trusted(rows.seen(row))).toList(),
        trueClasses,
        rows.classNames());
  }

  private static Introspection trusted(Introspection seen) {
    double confidence = 1 - 1.5 * seen.log10MapError();
    return new Introspection(
        seen.output(),
        seen.latent(),
        seen.log10MapError(),
        seen.reconstructionError(),
        OptionalDouble.empty(),
        Optional.of(new Trust(confidence, 1 - Math.pow(10, -Math.max(0.1, confidence)))));
  }

  /** Rows of which some have values that are not finite. */
  MappedRows rowsWithHoles() {
    List<Introspection> seen =
        new ArrayList<>(IntStream.range(0, size()).mapToObj(this::seen).toList());
    float[] output = new float[classes];
    seen.set(0, new Introspection(output, new float[] {Float.NaN, 0}, Double.NaN, Double.NaN));
    seen.set(
        1,
        new Introspection(
            output,
            new float[] {Float.POSITIVE_INFINITY, 1},
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY));
    output[0] = Float.NaN;
    seen.set(2, new Introspection(output, places[2], Double.NaN, 1));
    return MappedRows.of(
        seen, trueClasses, IntStream.range(0, classes).mapToObj(k -> "class " + k).toList());
  }

  private Introspection seen(int row) {
    float[] output = new float[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      output[k] = (float) Math.exp(-3 * squaredDistance(places[row], center(k)));
      sum += output[k];
    }
    for (int k = 0; k < classes; k++) {
      output[k] /= (float) sum;
    }
    double noise = 0.25 * new Random(row).nextGaussian();
    return new Introspection(
        output, places[row], log10Error(places[row]) + noise, 0.3 + noise * noise);
  }

  /** High where two centers are equally near, and far from all of them. */
  private double log10Error(float... z) {
    double[] distances =
        IntStream.range(0, classes)
            .mapToDouble(k -> Math.sqrt(squaredDistance(z, center(k))))
            .sorted()
            .toArray();
    return -0.4 - 3.6 * (1 - Math.exp(-1.3 * (distances[1] - distances[0]))) + 0.25 * distances[0];
  }

  private float[] center(int k) {
    double radius = k % 2 == 0 ? 2.3 : 1.4;
    double angle = 2 * Math.PI * k / classes;
    return new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
  }

  private static double squaredDistance(float[] a, float[] b) {
    return Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2);
  }

  /** What the decoder gives at the center of the row's class, bent with its place, and noise. */
  float[] activations(int row) {
    SplittableRandom random = new SplittableRandom(row);
    float[] center = center(trueClasses[row]);
    float[] h = centers[trueClasses[row]].clone();
    for (int i = 0; i < h.length; i++) {
      h[i] +=
          0.3f * (places[row][i % 2] - center[i % 2]) + (float) (0.4 * random.nextDouble() - 0.2);
    }
    return h;
  }

  /** A digit of seven segments, 28 by 28 gray pixels, a little different in every row. */
  BufferedImage image(int row) {
    int[][] segments = {
      {9, 5, 19, 5},
      {19, 5, 19, 13},
      {19, 14, 19, 22},
      {9, 22, 19, 22},
      {9, 14, 9, 22},
      {9, 5, 9, 13},
      {9, 14, 19, 14}
    };
    int[] lit = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};
    Random random = new Random(row);
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(1.5f + random.nextFloat()));
    graphics.translate(random.nextInt(5) - 2, random.nextInt(5) - 2);
    for (int s = 0; s < segments.length; s++) {
      if ((lit[trueClasses[row] % 10] >> s & 1) == 1) {
        graphics.drawLine(segments[s][0], segments[s][1], segments[s][2], segments[s][3]);
      }
    }
    graphics.dispose();
    return image;
  }

  Analysis analysis() {
    return analysis(LatentGrid.standard(2), Float.NaN);
  }

  /** The error surface has no finite value left of z₁ = {@code hole}. */
  Analysis analysis(LatentGrid grid, float hole) {
    float[] surface = new float[grid.cells()];
    for (int cell = 0; cell < surface.length; cell++) {
      double[] z = grid.place(cell);
      surface[cell] =
          z[0] < hole ? Float.NaN : (float) log10Error((float) z[0], (float) z[1 % z.length]);
    }
    ExpectedActivations expected = new ExpectedActivations(centers);
    Map<Expectation, ExpectedActivations> all = new EnumMap<>(Expectation.class);
    for (Expectation expectation : Expectation.values()) {
      all.put(expectation, expected);
    }
    Palette palette = Palette.of(classes);
    return new Analysis(
        layers,
        palette,
        IntStream.range(0, classes).mapToObj(k -> density(grid, k)).toList(),
        new ErrorSurface(grid, surface),
        all,
        Expectation.MEAN,
        new UnitOrder(classes, layers.stream().map(layer -> sorted(layer, expected)).toList()),
        IntStream.range(0, units()).mapToObj(i -> color(palette, expected, i)).toList(),
        layers.stream()
            .map(layer -> new LayerShares(layer, new double[classes], new double[classes]))
            .toList());
  }

  private Density density(LatentGrid grid, int k) {
    double[] values = new double[grid.cells()];
    for (int cell = 0; cell < values.length; cell++) {
      double[] z = grid.place(cell);
      float[] at = {(float) z[0], (float) z[1 % z.length]};
      values[cell] =
          Math.exp(-squaredDistance(at, center(k)) / (2 * SPREAD * SPREAD))
              / (2 * Math.PI * SPREAD * SPREAD);
    }
    double[] bandwidths = new double[grid.dimensions()];
    return new Density(grid, values, bandwidths, size() / classes);
  }

  private LayerOrder sorted(TappedLayer layer, ExpectedActivations expected) {
    return new LayerOrder(
        layer,
        IntStream.range(layer.firstColumn(), layer.firstColumn() + layer.units())
            .mapToObj(column -> role(column, expected))
            .sorted(
                Comparator.comparingInt(UnitRole::preferredClass)
                    .thenComparingDouble(role -> -role.strength()))
            .toList());
  }

  private UnitRole role(int column, ExpectedActivations expected) {
    int[] byStrength =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -expected.value(k, column)))
            .mapToInt(Integer::intValue)
            .toArray();
    double strength = expected.value(byStrength[0], column) - expected.value(byStrength[1], column);
    return new UnitRole(column, byStrength[0], strength, Standing.DECIDED);
  }

  /** The classes' colors, weighted by what the unit does for each. */
  private Rgb color(Palette palette, ExpectedActivations expected, int column) {
    double[] sums = new double[3];
    double total = 0;
    for (int k = 0; k < classes; k++) {
      double weight = Math.pow(Math.max(0.05, expected.value(k, column) + 1), 3);
      total += weight;
      sums[0] += weight * palette.color(k).red();
      sums[1] += weight * palette.color(k).green();
      sums[2] += weight * palette.color(k).blue();
    }
    return new Rgb((int) (sums[0] / total), (int) (sums[1] / total), (int) (sums[2] / total));
  }

  private static DecoderWeights decoder(int units, Random random) {
    return new DecoderWeights(
        List.of(
            dense(2, 200, 1, Activation.ELU, random),
            dense(200, 200, 0.1, Activation.ELU, random),
            dense(200, 200, 0.1, Activation.ELU, random),
            dense(200, units, 0.05, Activation.IDENTITY, random)));
  }

  private static Dense dense(
      int inputs, int outputs, double deviation, Activation activation, Random random) {
    float[] weights = new float[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (deviation * random.nextGaussian());
    }
    float[] bias = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      bias[i] = (float) (0.3 * random.nextGaussian());
    }
    return new Dense(weights, bias, activation);
  }
}
