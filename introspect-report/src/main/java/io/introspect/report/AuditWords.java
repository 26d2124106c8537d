package io.introspect.report;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import java.util.List;

/** What pictures say of an audit. */
final class AuditWords {

  private AuditWords() {}

  /** How a score is called; the maximum output's name in code is no word. */
  static String name(AuditedScore score) {
    return score.name().equals(Audit.MAXIMUM_OUTPUT)
        ? "maximum output"
        : ClassNames.onOneLine(score.name());
  }

  /** For example {@code 10,000 rows, 203 of them wrong (2.0 %)}. */
  static String rows(Audit audit) {
    return "%s, %s of them wrong (%s)"
        .formatted(
            Words.rows(audit.rows()),
            Words.count(audit.mistakes()),
            Words.percent(1 - audit.accuracy()));
  }

  /** The audit's own remarks, in lines for a picture of this width. */
  static List<String> notes(Audit audit, double width) {
    return audit.notes().stream().flatMap(note -> lines(note, width).stream()).toList();
  }

  static List<String> lines(String note, double width) {
    return Words.lines(note, Style.NOTE, width - 2 * Style.MARGIN);
  }
}
