package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.TappedLayer;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.Expectation;
import io.introspect.analysis.LayerShares;
import io.introspect.analysis.Rgb;
import io.introspect.analysis.UnitRole;
import io.introspect.dl4j.train.LabeledRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A whole analysis against what it was when it was last looked at. To write the golden file anew,
 * after a change that is meant, run this test with {@code -Dgolden.write=true} and read the
 * difference.
 */
class AnalysisGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/analysis.golden.txt");
  private static final int CLASSES = 3;
  private static final int ROWS = 300;
  private static final HandMade INTROSPECTOR =
      new HandMade(
          CLASSES,
          List.of(new TappedLayer("first", 0, 4), new TappedLayer("second", 4, 4)),
          2,
          AnalysisGoldenTest::decode);

  private static float[] decode(float[] z) {
    float x = z[0];
    float y = z[1];
    return new float[] {x, y, -x, x * y, (float) Math.tanh(x + y), Math.max(0, y - x), x * x, 0};
  }

  private static Analysis analysis() {
    Random random = new Random(1);
    float[][] features = new float[ROWS][];
    INDArray labels = Nd4j.zeros(ROWS, CLASSES);
    for (int row = 0; row < ROWS; row++) {
      int k = row % CLASSES;
      // The third class lies in two places.
      double side = k == 2 && random.nextBoolean() ? -1 : 1;
      float x = (float) (side * (k - 1.2) + 0.3 * random.nextGaussian());
      float y = (float) (side * (1.5 - k) + 0.3 * random.nextGaussian());
      features[row] = decode(new float[] {x, y});
      labels.putScalar(row, k, 1);
    }
    return Analyzer.standard()
        .analyze(INTROSPECTOR, LabeledRows.of(Nd4j.createFromArray(features), labels));
  }

  @Test
  void isAsItWas() throws IOException {
    List<String> found = describe(analysis());
    if (Boolean.getBoolean("golden.write")) {
      Files.write(GOLDEN, found);
    }
    List<String> expected = Files.readAllLines(GOLDEN);
    assertThat(found).hasSameSizeAs(expected);
    for (int line = 0; line < expected.size(); line++) {
      assertSameLine(found.get(line).split(" "), expected.get(line).split(" "));
    }
  }

  /** Numbers up to rounding, all else to the letter. */
  private static void assertSameLine(String[] found, String[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (expected[i].matches("-?\\d+\\.\\d+")) {
        assertThat(Double.parseDouble(found[i]))
            .as(String.join(" ", expected))
            .isCloseTo(Double.parseDouble(expected[i]), within(2e-4));
      } else {
        assertThat(found[i]).as(String.join(" ", expected)).isEqualTo(expected[i]);
      }
    }
  }

  private static List<String> describe(Analysis analysis) {
    List<String> lines = new java.util.ArrayList<>();
    for (Density density : analysis.densities()) {
      lines.add("bandwidths " + numbers(density.bandwidths()));
      lines.add("integral " + numbers(density.integral()));
      lines.add(
          "density "
              + numbers(
                  IntStream.range(0, 9).mapToDouble(i -> density.value(i * 800 + 80)).toArray()));
    }
    analysis
        .expected()
        .forEach(
            (name, expected) ->
                IntStream.range(0, CLASSES)
                    .forEach(k -> lines.add(name + " " + numbers(expected.ofClass(k)))));
    lines.add("r2PaperVsMean " + numbers(analysis.r2AgainstMean(Expectation.PAPER)));
    lines.add("r2RiemannVsMean " + numbers(analysis.r2AgainstMean(Expectation.RIEMANN)));
    analysis.order().layers().stream()
        .flatMap(layer -> layer.units().stream())
        .map(AnalysisGoldenTest::describe)
        .forEach(lines::add);
    lines.add("colors " + String.join(" ", analysis.colors().stream().map(Rgb::hex).toList()));
    for (LayerShares shares : analysis.shares()) {
      for (int k = 0; k < CLASSES; k++) {
        lines.add("shares " + numbers(shares.excited(k), shares.inhibited(k), shares.silent(k)));
      }
    }
    return lines;
  }

  private static String describe(UnitRole unit) {
    return "unit %d class %d %s strength %s"
        .formatted(unit.column(), unit.preferredClass(), unit.standing(), numbers(unit.strength()));
  }

  private static String numbers(float[] values) {
    return numbers(IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray());
  }

  private static String numbers(double... values) {
    StringJoiner joined = new StringJoiner(" ");
    for (double value : values) {
      // Adding 0 makes a negative zero positive.
      joined.add(String.format(Locale.ROOT, "%.4f", Math.round(value * 1e4) / 1e4 + 0.0));
    }
    return joined.toString();
  }
}
