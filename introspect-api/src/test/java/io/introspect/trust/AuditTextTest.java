package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** An audit as table and as JSON. */
class AuditTextTest {

  private static final double[] PROBABILITIES = {0.9, 0.8, 0.3, 0.6, 0.5};

  private static Audit audit() {
    return Audit.of(Rows.outcomes("++-+-"))
        .score("entropy", 1, 1, 1, 1, 1)
        .score(Audit.MAXIMUM_OUTPUT, 5, 4, 3, 2, 1)
        .score(Audit.CONFIDENCE, PROBABILITIES, PROBABILITIES)
        .note("The classifier has learned from these rows.")
        .resamples(50)
        .build();
  }

  @Test
  void tableShowsTheShippedConfidenceFirst() {
    assertThat(audit().table())
        .startsWith(
            """
            5 rows, 2 mistakes, accuracy 60.00 %
            Note: The classifier has learned from these rows.

                             AUROC  AUPR-error  AUPR-success    FPR95  FPR95-error     AURC   E-AURC    Brier      ECE
                                 %           %             %        %            %   x 1000   x 1000        %        %
            confidence      100.00      100.00        100.00     0.00         0.00  130.000    0.000    11.00    30.00
            maximumOutput    83.33       83.33         91.67    50.00        33.33  196.667   66.667        -        -
            entropy          50.00       40.00         60.00   100.00       100.00  400.000  270.000        -        -
            """);
  }

  @Test
  void tableComparesAndSaysWhichFprIsMeant() {
    assertThat(audit().table().lines())
        .anyMatch(
            line -> line.matches("AUROC .* 100\\.00 \\[100\\.00, 100\\.00] .*\\+16\\.67 \\[.*"))
        .anyMatch(line -> line.startsWith("Brier ") && line.endsWith("  cannot be compared"))
        .anyMatch(line -> line.startsWith("FPR95: ") && line.endsWith("(correct is positive)."))
        .anyMatch(
            line -> line.startsWith("FPR95-error: ") && line.endsWith("(error is positive)."));
  }

  @Test
  void tableFitsAConsoleOf120Columns() {
    assertThat(audit().table().lines()).allMatch(line -> line.length() <= 120);
    assertThat(audit().table()).matches("[\\n -~]+");
  }

  @Test
  void tableReadsTheSameInEveryLocale() {
    String table = audit().table();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(audit().table()).isEqualTo(table);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void jsonHoldsEverything() throws IOException {
    Audit audit = audit();
    JsonNode json = new ObjectMapper().readTree(audit.json());

    assertThat(json.get("rows").asInt()).isEqualTo(5);
    assertThat(json.get("mistakes").asInt()).isEqualTo(2);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.6);
    assertThat(json.get("notes").get(0).asText()).isEqualTo(audit.notes().get(0));
    assertThat(json.get("scores").fieldNames())
        .toIterable()
        .containsExactly("entropy", "maximumOutput", "confidence");
    for (AuditedScore score : audit.scores()) {
      for (Measure measure : Measure.values()) {
        requireShown(score, measure, json.get("scores").get(score.name()));
      }
    }
  }

  private static void requireShown(AuditedScore score, Measure measure, JsonNode json) {
    JsonNode interval = json.get("intervals").get(measure.key());
    JsonNode gain = json.get("gains").get(measure.key());
    requireEqual(json.get(measure.key()), score.value(measure));
    requireEqual(interval.get("lower"), score.interval(measure).lower());
    requireEqual(interval.get("upper"), score.interval(measure).upper());
    requireEqual(gain.get("value"), score.gain(measure));
    requireEqual(gain.get("lower"), score.gainInterval(measure).lower());
    requireEqual(gain.get("upper"), score.gainInterval(measure).upper());
  }

  private static void requireEqual(JsonNode json, double value) {
    if (Double.isNaN(value)) {
      assertThat(json.isNull()).isTrue();
    } else {
      assertThat(json.asDouble()).isEqualTo(value);
    }
  }

  @Test
  void jsonIsForReading() {
    assertThat(audit().json().lines()).hasSizeGreaterThan(100).contains("  \"rows\" : 5,");
  }
}
