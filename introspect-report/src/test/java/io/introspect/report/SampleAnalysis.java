package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.TappedLayer;
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
import io.introspect.analysis.Trajectories;
import io.introspect.analysis.UnitOrder;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up classifier: K clusters on the map, some rows between them misclassified, and layers
 * whose units prefer one class each, the later the clearer.
 */
final class SampleAnalysis {

  private static final long SEED = 7;
  private static final double SPREAD = 0.4;

  private final int classes;
  private final int layers;
  private final int units;
  private final Palette palette;

  SampleAnalysis(int classes, int layers, int units) {
    this.classes = classes;
    this.layers = layers;
    this.units = units;
    this.palette = Palette.of(classes);
  }

  Palette palette() {
    return palette;
  }

  List<String> names() {
    List<String> digits =
        List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    return IntStream.range(0, classes)
        .mapToObj(k -> k < 10 ? digits.get(k) : "class number " + k)
        .toList();
  }

  double[] center(int k) {
    double angle = k * 2.399963;
    double radius = 2.4 * Math.sqrt((k + 0.5) / classes);
    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
  }

  MappedRows rows(int count) {
    Random random = new Random(SEED);
    List<Introspection> seen = new ArrayList<>();
    int[] trueClasses = new int[count];
    for (int row = 0; row < count; row++) {
      trueClasses[row] = random.nextInt(classes);
      double[] center = center(trueClasses[row]);
      float[] z = {
        (float) (center[0] + SPREAD * random.nextGaussian()),
        (float) (center[1] + SPREAD * random.nextGaussian())
      };
      int predicted = random.nextInt(2) == 0 ? nearest(z) : trueClasses[row];
      seen.add(seen(z, predicted, log10Error(z) + 0.5 * random.nextGaussian()));
    }
    return MappedRows.of(seen, trueClasses, names());
  }

  /** What introspection sees at a place, where the classifier names the nearest cluster. */
  Introspection seenAt(float... z) {
    return seen(z, nearest(z), log10Error(z));
  }

  private Introspection seen(float[] z, int predicted, double log10Error) {
    float[] output = new float[classes];
    output[predicted] = 1;
    return new Introspection(output, z, log10Error, 0.5);
  }

  private int nearest(float[] z) {
    return IntStream.range(0, classes)
        .boxed()
        .min(Comparator.comparingDouble(k -> distance(z, k)))
        .orElseThrow();
  }

  private double distance(float[] z, int k) {
    return Math.hypot(z[0] - center(k)[0], z[1] - center(k)[1]);
  }

  private double log10Error(float... z) {
    double[] distances =
        IntStream.range(0, classes).mapToDouble(k -> distance(z, k)).sorted().toArray();
    return -0.5 - 4 * Math.tanh(1.2 * (distances[1] - distances[0]));
  }

  ErrorSurface errorSurface() {
    LatentGrid grid = LatentGrid.standard(2);
    float[] errors = new float[grid.cells()];
    for (int cell = 0; cell < errors.length; cell++) {
      double[] z = grid.place(cell);
      errors[cell] = (float) log10Error((float) z[0], (float) z[1]);
    }
    return new ErrorSurface(grid, errors);
  }

  Trajectories trajectories(int rows, int snapshots) {
    Random random = new Random(SEED);
    int[] iterations = IntStream.range(0, snapshots).map(s -> 500 * s).toArray();
    int[] trueClasses = IntStream.range(0, rows).map(row -> row % classes).toArray();
    float[][][] places = new float[snapshots][rows][2];
    for (int row = 0; row < rows; row++) {
      double[] center = center(trueClasses[row]);
      for (int axis = 0; axis < 2; axis++) {
        double z = 0.6 * random.nextGaussian();
        for (int s = 0; s < snapshots; s++) {
          z += 0.2 * (center[axis] - z) + 0.12 * random.nextGaussian();
          places[s][row][axis] = (float) z;
        }
      }
    }
    return new Trajectories(iterations, places, trueClasses);
  }

  Analysis analysis() {
    ExpectedActivations expected = new ExpectedActivations(expectedActivations());
    LatentGrid grid = LatentGrid.standard(2);
    Map<Expectation, ExpectedActivations> all = new EnumMap<>(Expectation.class);
    Stream.of(Expectation.values()).forEach(which -> all.put(which, expected));
    return new Analysis(
        tappedLayers(),
        palette(),
        IntStream.range(0, classes).mapToObj(k -> density(grid, k)).toList(),
        errorSurface(),
        all,
        Expectation.RIEMANN,
        new UnitOrder(classes, tappedLayers().stream().map(l -> order(l, expected)).toList()),
        colors(expected),
        tappedLayers().stream()
            .map(layer -> new LayerShares(layer, new double[classes], new double[classes]))
            .toList());
  }

  private Density density(LatentGrid grid, int k) {
    double[] values = new double[grid.cells()];
    for (int cell = 0; cell < values.length; cell++) {
      double[] z = grid.place(cell);
      double distance = distance(new float[] {(float) z[0], (float) z[1]}, k) / SPREAD;
      values[cell] = Math.exp(-distance * distance / 2) / (2 * Math.PI * SPREAD * SPREAD);
    }
    return new Density(grid, values, new double[] {0.2, 0.2}, 100);
  }

  /** What one row of a class makes the units do, in h's column order. */
  float[] activations(int trueClass, int predicted, long seed) {
    float[][] expected = expectedActivations();
    Random random = new Random(seed);
    float[] h = new float[layers * units];
    for (int column = 0; column < h.length; column++) {
      float mixed = (expected[trueClass][column] + expected[predicted][column]) / 2;
      h[column] = (float) Math.max(-1, 2 * mixed + 0.4 * random.nextGaussian());
    }
    return h;
  }

  private List<TappedLayer> tappedLayers() {
    return IntStream.range(0, layers)
        .mapToObj(i -> new TappedLayer("dense" + (i + 1), i * units, units))
        .toList();
  }

  private float[][] expectedActivations() {
    Random random = new Random(SEED);
    float[][] expected = new float[classes][layers * units];
    for (int column = 0; column < layers * units; column++) {
      int preferred = random.nextInt(classes);
      boolean dead = random.nextInt(25) == 0;
      double clarity = 0.3 + 1.2 * (1 + Math.floorDiv(column, units)) / layers;
      for (int k = 0; k < classes; k++) {
        double value = -0.3 + 0.3 * random.nextGaussian() + (k == preferred ? clarity : 0);
        expected[k][column] = dead ? -1 : (float) value;
      }
    }
    return expected;
  }

  private LayerOrder order(TappedLayer layer, ExpectedActivations expected) {
    return new LayerOrder(
        layer,
        IntStream.range(layer.firstColumn(), layer.firstColumn() + layer.units())
            .mapToObj(column -> role(column, expected))
            .sorted(
                Comparator.comparing((UnitRole unit) -> unit.standing() == Standing.DEAD)
                    .thenComparing(UnitRole::preferredClass)
                    .thenComparing(Comparator.comparing(UnitRole::strength).reversed()))
            .toList());
  }

  private UnitRole role(int column, ExpectedActivations expected) {
    double[] values =
        IntStream.range(0, classes).mapToDouble(k -> expected.value(k, column)).toArray();
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = values[k] > values[best] ? k : best;
    }
    double strength = sorted[classes - 1] - sorted[classes - 2];
    Standing undecided = strength < 0.1 ? Standing.TIED : Standing.DECIDED;
    return new UnitRole(
        column, best, strength, sorted[0] == sorted[classes - 1] ? Standing.DEAD : undecided);
  }

  /** Gray for units that serve no class, the class's color for those that serve one alone. */
  private List<Rgb> colors(ExpectedActivations expected) {
    return IntStream.range(0, expected.width())
        .mapToObj(
            column -> {
              UnitRole role = role(column, expected);
              double share = Math.min(1, role.strength());
              Rgb own = palette.color(role.preferredClass());
              return new Rgb(
                  (int) (154 + share * (own.red() - 154)),
                  (int) (154 + share * (own.green() - 154)),
                  (int) (154 + share * (own.blue() - 154)));
            })
        .toList();
  }
}
