package io.introspect.assertj;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Interval;
import io.introspect.trust.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;

/** What an audit fails with: the measures at issue, what was expected and what was found. */
final class AuditMessage extends BasicErrorMessageFactory {

  private AuditMessage(Audit actual, List<Measure> measures, String to, String found) {
    super(
        "%nExpecting the audit of %s rows with %s mistakes (95 %% intervals)%n%s%n%s%nbut found%n"
            + "  %s",
        actual.rows(),
        actual.mistakes(),
        unquotedString(new Comparison(actual).lines(measures)),
        unquotedString(to),
        unquotedString(found));
  }

  static AuditMessage shouldReach(Audit actual, Measure measure, String relation, double share) {
    double value = actual.confidence().value(measure);
    return new AuditMessage(
        actual,
        List.of(measure),
        "to have, in %s, %s%n  %s".formatted(measure.label(), relation, share),
        Double.isNaN(value)
            ? undefined(actual, measure, actual.confidence())
            : Double.toString(value));
  }

  static AuditMessage shouldBeNoWorseThanMaximumOutput(Audit actual, List<Measure> worse) {
    return new AuditMessage(
        actual,
        worse,
        "to show the confidence no worse than the maximum output",
        worse.stream()
            .map(Measure::label)
            .collect(Collectors.joining(", ", "it worse by more than chance in ", "")));
  }

  static AuditMessage shouldBeBetterThanMaximumOutput(Audit actual, Measure measure) {
    return new AuditMessage(
        actual,
        List.of(measure),
        "to show the confidence better than the maximum output, in %s, by more than chance"
            .formatted(measure.label()),
        gain(actual, measure));
  }

  private static String gain(Audit actual, Measure measure) {
    if (Double.isNaN(actual.confidence().gain(measure))) {
      return undefined(actual, measure, actual.confidence(), actual.maximumOutput());
    }
    Interval gain = actual.confidence().gainInterval(measure);
    return gain.isDefined()
        ? "an interval of the gain, from %s to %s, that is not wholly %s 0"
            .formatted(gain.lower(), gain.upper(), measure.largerIsBetter() ? "above" : "below")
        : "no interval of the gain, as no resample of these rows leaves it defined";
  }

  private static String undefined(Audit actual, Measure measure, AuditedScore... scores) {
    return measure.ofProbabilities()
        ? Arrays.stream(scores)
            .filter(score -> !score.hasProbability())
            .map(AuditedScore::name)
            .collect(Collectors.joining(" and ", "none: it takes probabilities for ", ""))
        : "none: it is undefined if all rows are " + (actual.mistakes() == 0 ? "right" : "wrong");
  }
}
