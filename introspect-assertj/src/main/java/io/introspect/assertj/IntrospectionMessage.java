package io.introspect.assertj;

import io.introspect.Introspection;
import io.introspect.trust.Acceptance;
import org.assertj.core.error.BasicErrorMessageFactory;

/**
 * What an introspection fails with: its portrait, what was expected and what was found. The last
 * two are printed in full, as a rounded value may look as if it had met the expectation.
 */
final class IntrospectionMessage extends BasicErrorMessageFactory {

  private static final String WITHOUT =
      "none: its introspector was fitted without %s, which comes with fit(…), but not with"
          + " Preset.PAPER, joint training or %s()";

  private IntrospectionMessage(Introspection actual, String to, String expected, String found) {
    super(
        "%nExpecting the introspection%n%s%n%s%n  %s%nbut found%n  %s",
        unquotedString(new Portrait(actual).lines()),
        unquotedString(to),
        unquotedString(expected),
        unquotedString(found));
  }

  static IntrospectionMessage shouldPredict(Introspection actual, int expectedClass) {
    return new IntrospectionMessage(
        actual,
        "to predict",
        namedClass(actual, expectedClass),
        namedClass(actual, actual.predictedClass()));
  }

  private static String namedClass(Introspection actual, int number) {
    float[] output = actual.output();
    return number < output.length
        ? "class %d (output %s)".formatted(number, output[number])
        : "class %d, which is none of its %d classes".formatted(number, output.length);
  }

  static IntrospectionMessage shouldHaveConfidence(
      Introspection actual, String relation, double decades) {
    return new IntrospectionMessage(
        actual,
        "to have a confidence " + relation,
        decades + " decades",
        actual.confidence() + " decades");
  }

  static IntrospectionMessage shouldHaveProbabilityCorrectAtLeast(
      Introspection actual, double probability) {
    return new IntrospectionMessage(
        actual,
        "to be right with a probability of at least",
        Double.toString(probability),
        actual.hasProbabilityCorrect()
            ? Double.toString(actual.probabilityCorrect())
            : WITHOUT.formatted("trust", "withoutTrust"));
  }

  static IntrospectionMessage shouldBeTypical(Introspection actual, double alpha) {
    return new IntrospectionMessage(
        actual,
        "to be typical, with a typicality above",
        Double.toString(alpha),
        typicality(actual));
  }

  static IntrospectionMessage shouldBeUnusual(Introspection actual, double alpha) {
    return new IntrospectionMessage(
        actual,
        "to be unusual, with a typicality of at most",
        Double.toString(alpha),
        typicality(actual));
  }

  private static String typicality(Introspection actual) {
    return actual.hasTypicality()
        ? Double.toString(actual.typicality())
        : WITHOUT.formatted("typicality", "withoutTypicality");
  }

  static IntrospectionMessage shouldBeAcceptedBy(Introspection actual, Acceptance acceptance) {
    return new IntrospectionMessage(
        actual,
        "to be accepted where",
        acceptance.toString(),
        acceptance.isPromised()
            ? "a confidence of %s decades, below the threshold of %s"
                .formatted(actual.confidence(), acceptance.threshold())
            : "that nothing is promised, so that no row is accepted");
  }

  static IntrospectionMessage shouldNotBeAcceptedBy(Introspection actual, Acceptance acceptance) {
    return new IntrospectionMessage(
        actual,
        "not to be accepted where",
        acceptance.toString(),
        "a confidence of %s decades, not below the threshold of %s"
            .formatted(actual.confidence(), acceptance.threshold()));
  }
}
