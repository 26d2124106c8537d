package io.introspect.trust;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An audit in characters of fixed width, ASCII alone, so that every console shows it. */
final class AuditTable {

  private static final int LEAST_WIDTH = 7;
  private static final String LEGEND =
      """
      AUROC and AUPR: the larger the better; all others: the smaller. AURC: area under risk over coverage.
      FPR95: share of wrong rows accepted where 95 % of the right ones are (correct is positive).
      FPR95-error: share of right rows flagged where 95 % of the wrong ones are (error is positive).
      """;

  private final Audit audit;
  private final int nameWidth;

  private AuditTable(Audit audit) {
    this.audit = audit;
    this.nameWidth =
        audit.scores().stream().mapToInt(score -> score.name().length()).max().orElseThrow();
  }

  static String of(Audit audit) {
    AuditTable table = new AuditTable(audit);
    return String.join("\n", table.heading(), table.values(), table.gains(), LEGEND);
  }

  private String heading() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        format(
            "%,d %s, %,d %s, accuracy %.2f %%\n",
            audit.rows(),
            audit.rows() == 1 ? "row" : "rows",
            audit.mistakes(),
            audit.mistakes() == 1 ? "mistake" : "mistakes",
            100 * audit.accuracy()));
    if (audit.mistakes() == 0 || audit.mistakes() == audit.rows()) {
      lines.append(
          "Note: the rows are all alike, all right or all wrong: no score can tell them apart.\n");
    }
    audit.notes().forEach(note -> lines.append("Note: ").append(note).append('\n'));
    return lines.toString();
  }

  private String values() {
    StringBuilder lines = new StringBuilder();
    lines.append(line("", Measure::label)).append(line("", AuditTable::unit));
    shippedFirst()
        .forEach(
            score ->
                lines.append(
                    line(score.name(), measure -> number("", measure, score.value(measure)))));
    return lines.toString();
  }

  private String line(String name, Function<Measure, String> cell) {
    StringBuilder line = new StringBuilder(format("%-" + nameWidth + "s", name));
    for (Measure measure : Measure.values()) {
      int width = Math.max(LEAST_WIDTH, measure.label().length());
      line.append(format("  %" + width + "s", cell.apply(measure)));
    }
    return line.append('\n').toString();
  }

  /** Sorting is stable: the others keep their order. */
  private List<AuditedScore> shippedFirst() {
    List<String> lastToFirst = List.of(Audit.MAXIMUM_OUTPUT, Audit.CONFIDENCE);
    return audit.scores().stream()
        .sorted(
            Comparator.comparing((AuditedScore score) -> lastToFirst.indexOf(score.name()))
                .reversed())
        .toList();
  }

  private String gains() {
    AuditedScore score = audit.confidence();
    StringBuilder lines = new StringBuilder();
    lines.append(
        format(
            "%-20s  %-27s  %s\n",
            "With 95 % intervals:",
            Audit.CONFIDENCE,
            Audit.CONFIDENCE + " minus " + Audit.MAXIMUM_OUTPUT + ", same resamples"));
    for (Measure measure : Measure.values()) {
      lines.append(
          format(
              "%-12s  %6s  %-27s  %-31s  %s\n",
              measure.label(),
              unit(measure),
              withInterval("", measure, score.value(measure), score.interval(measure)),
              withInterval("+", measure, score.gain(measure), score.gainInterval(measure)),
              verdict(score, measure)));
    }
    return lines.toString();
  }

  private static String verdict(AuditedScore score, Measure measure) {
    if (!score.gainInterval(measure).isDefined()) {
      return "cannot be compared";
    }
    if (score.isBetterThanMaximumOutput(measure)) {
      return "better";
    }
    return score.isWorseThanMaximumOutput(measure) ? "worse" : "within chance";
  }

  private static String withInterval(
      String sign, Measure measure, double value, Interval interval) {
    return number(sign, measure, value)
        + (interval.isDefined()
            ? format(
                " [%s, %s]",
                number(sign, measure, interval.lower()), number(sign, measure, interval.upper()))
            : "");
  }

  /** A sign of "+" shows that of positive values too. */
  private static String number(String sign, Measure measure, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return isArea(measure)
        ? format("%" + sign + ".3f", 1000 * value)
        : format("%" + sign + ".2f", 100 * value);
  }

  private static String unit(Measure measure) {
    return isArea(measure) ? "x 1000" : "%";
  }

  private static boolean isArea(Measure measure) {
    return measure == Measure.AURC || measure == Measure.EXCESS_AURC;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
