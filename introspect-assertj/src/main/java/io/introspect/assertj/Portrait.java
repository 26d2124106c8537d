package io.introspect.assertj;

import io.introspect.Introspection;
import java.util.Comparator;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An introspection on several lines, for those who wonder why a test failed. */
final class Portrait {

  private static final int CLASSES_SHOWN = 3;
  private static final String ABSENT = "not estimated";

  private final Introspection seen;

  Portrait(Introspection seen) {
    this.seen = seen;
  }

  /** Indented, without a line separator at the end. */
  String lines() {
    return new StringJoiner(System.lineSeparator())
        .add("  output                " + largestOutputs())
        .add("  confidence            " + confidence())
        .add("  probability correct   " + probability())
        .add("  typicality            " + typicality())
        .add("  place on the map      " + place())
        .add("  reconstruction error  " + format("%.3f", seen.reconstructionError()))
        .toString();
  }

  private String largestOutputs() {
    float[] output = seen.output();
    String largest =
        IntStream.range(0, output.length)
            .boxed()
            .sorted(Comparator.comparing((Integer k) -> output[k]).reversed())
            .limit(CLASSES_SHOWN)
            .map(k -> format("class %d: %.4f", k, output[k]))
            .collect(Collectors.joining(", "));
    int hidden = output.length - CLASSES_SHOWN;
    return hidden > 0 ? "%s, %d more".formatted(largest, hidden) : largest;
  }

  private String confidence() {
    return format("%.2f decades (expected error %.2g)", seen.confidence(), seen.expectedError());
  }

  private String probability() {
    return seen.hasProbabilityCorrect() ? format("%.4f", seen.probabilityCorrect()) : ABSENT;
  }

  private String typicality() {
    return seen.hasTypicality() ? format("%.3f", seen.typicality()) : ABSENT;
  }

  private String place() {
    StringJoiner coordinates = new StringJoiner(", ", "(", ")");
    for (float coordinate : seen.latent()) {
      coordinates.add(format("%.2f", coordinate));
    }
    double errorThere = Math.pow(10, seen.log10MapError());
    return coordinates + format(", where an error of %.2g is usual", errorThere);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
