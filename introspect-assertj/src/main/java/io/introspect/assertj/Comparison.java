package io.introspect.assertj;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Interval;
import io.introspect.trust.Measure;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Measures of the confidence beside those of the maximum output, on several lines. */
final class Comparison {

  private final Audit audit;

  Comparison(Audit audit) {
    this.audit = audit;
  }

  /** Indented, without a line separator at the end; the audit's notes follow the measures. */
  String lines(List<Measure> measures) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    for (Measure measure : measures) {
      AuditedScore confidence = audit.confidence();
      AuditedScore baseline = audit.maximumOutput();
      lines.add(
          "  %s, the %s the better"
              .formatted(measure.label(), measure.largerIsBetter() ? "larger" : "smaller"));
      lines.add(
          line("confidence", "% .5f", confidence.value(measure), confidence.interval(measure)));
      lines.add(
          line("maximum output", "% .5f", baseline.value(measure), baseline.interval(measure)));
      lines.add(line("gain", "%+.5f", confidence.gain(measure), confidence.gainInterval(measure)));
    }
    audit.notes().forEach(note -> lines.add("  note: " + note));
    return lines.toString();
  }

  /** With five decimals: areas under the risk-coverage curve may be small. */
  private static String line(String name, String number, double value, Interval interval) {
    return "    %-15s %s"
            .formatted(name, Double.isNaN(value) ? " undefined" : number(number, value))
        + (interval.isDefined()
            ? "  [%s, %s]"
                .formatted(
                    number(number, interval.lower()).strip(),
                    number(number, interval.upper()).strip())
            : "");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
