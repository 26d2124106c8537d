package io.introspect.assertj;

import io.introspect.Introspection;
import io.introspect.trust.Acceptance;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on what introspection tells of one row. Extend it to add your own; {@link
 * IntrospectionAssert} is what {@code assertThat} returns.
 *
 * <p>A failure shows the largest outputs, the confidence, the probability of being right, the
 * typicality and the place on the map, and what was expected. For use by one thread.
 *
 * @param <SELF> the type of the assertions themselves, which every method returns
 */
public abstract class AbstractIntrospectionAssert<SELF extends AbstractIntrospectionAssert<SELF>>
    extends AbstractObjectAssert<SELF, Introspection> {

  /**
   * Begins assertions.
   *
   * @param actual what was seen
   * @param selfType the class of {@code SELF}
   */
  protected AbstractIntrospectionAssert(Introspection actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies which class the classifier names.
   *
   * <pre>{@code
   * Introspection seen = introspector.introspect(imageOfSeven);
   * // passes
   * assertThat(seen).predicts(7);
   * // fails
   * assertThat(seen).predicts(8);
   * }</pre>
   *
   * @param expectedClass from 0 to K − 1
   * @return this
   * @throws AssertionError if it names another one, or the introspection is null
   * @throws IllegalArgumentException if the class is below 0
   */
  public SELF predicts(int expectedClass) {
    Arguments.requireClass(expectedClass);
    isNotNull();
    if (actual.predictedClass() != expectedClass) {
      throw assertionError(IntrospectionMessage.shouldPredict(actual, expectedClass));
    }
    return myself;
  }

  /**
   * Verifies that the prediction is trusted enough.
   *
   * <pre>{@code
   * // an error of 0.001 is expected: 3 decades
   * // passes
   * assertThat(seen).hasConfidenceAtLeast(2.0);
   * // fails
   * assertThat(seen).hasConfidenceAtLeast(4.0);
   * }</pre>
   *
   * @param decades the least confidence, finite; see {@link Introspection#confidence()}
   * @return this
   * @throws AssertionError if the confidence is smaller, or the introspection is null
   * @throws IllegalArgumentException if the number is not finite
   */
  public SELF hasConfidenceAtLeast(double decades) {
    Arguments.requireDecades(decades);
    isNotNull();
    if (!(actual.confidence() >= decades)) {
      throw assertionError(
          IntrospectionMessage.shouldHaveConfidence(actual, "of at least", decades));
    }
    return myself;
  }

  /**
   * Verifies that the prediction is doubted.
   *
   * <pre>{@code
   * // an error of 0.1 is expected: 1 decade
   * // passes
   * assertThat(seen).hasConfidenceBelow(2.0);
   * // fails
   * assertThat(seen).hasConfidenceBelow(1.0);
   * }</pre>
   *
   * @param decades above the confidence, finite; see {@link Introspection#confidence()}
   * @return this
   * @throws AssertionError if the confidence is as large or larger, or the introspection is null
   * @throws IllegalArgumentException if the number is not finite
   */
  public SELF hasConfidenceBelow(double decades) {
    Arguments.requireDecades(decades);
    isNotNull();
    if (!(actual.confidence() < decades)) {
      throw assertionError(IntrospectionMessage.shouldHaveConfidence(actual, "below", decades));
    }
    return myself;
  }

  /**
   * Verifies that the prediction is probably right.
   *
   * <pre>{@code
   * // right with probability 0.995
   * // passes
   * assertThat(seen).hasProbabilityCorrectAtLeast(0.99);
   * // fails
   * assertThat(seen).hasProbabilityCorrectAtLeast(0.999);
   * }</pre>
   *
   * @param probability the least one, from 0 to 1; see {@link Introspection#probabilityCorrect()}
   * @return this
   * @throws AssertionError if the probability is smaller or was not estimated, or the introspection
   *     is null
   * @throws IllegalArgumentException if the argument is out of range
   */
  public SELF hasProbabilityCorrectAtLeast(double probability) {
    Arguments.requireShare(probability);
    isNotNull();
    if (!actual.hasProbabilityCorrect() || !(actual.probabilityCorrect() >= probability)) {
      throw assertionError(
          IntrospectionMessage.shouldHaveProbabilityCorrectAtLeast(actual, probability));
    }
    return myself;
  }

  /**
   * Verifies that the row is taken for usual, at the customary share of {@value
   * Introspection#DEFAULT_ALPHA}.
   *
   * <pre>{@code
   * // passes
   * assertThat(introspector.introspect(imageOfSeven)).isTypical();
   * // fails
   * assertThat(introspector.introspect(noise)).isTypical();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if it is unusual or its typicality was not estimated, or the
   *     introspection is null
   */
  public SELF isTypical() {
    return isTypical(Introspection.DEFAULT_ALPHA);
  }

  /**
   * Verifies that the row is taken for usual.
   *
   * <pre>{@code
   * // typicality 0.03
   * // passes
   * assertThat(seen).isTypical(0.01);
   * // fails
   * assertThat(seen).isTypical(0.05);
   * }</pre>
   *
   * @param alpha the share of usual rows that may be called unusual, in (0, 1)
   * @return this
   * @throws AssertionError if its typicality is {@code alpha} or less or was not estimated, or the
   *     introspection is null
   * @throws IllegalArgumentException if alpha is out of range
   */
  public SELF isTypical(double alpha) {
    Arguments.requireAlpha(alpha);
    isNotNull();
    if (!actual.hasTypicality() || !actual.isTypical(alpha)) {
      throw assertionError(IntrospectionMessage.shouldBeTypical(actual, alpha));
    }
    return myself;
  }

  /**
   * Verifies that the row is not taken for usual, at the customary share of {@value
   * Introspection#DEFAULT_ALPHA}.
   *
   * <pre>{@code
   * // passes
   * assertThat(introspector.introspect(noise)).isUnusual();
   * // fails
   * assertThat(introspector.introspect(imageOfSeven)).isUnusual();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if it is typical or its typicality was not estimated, or the
   *     introspection is null
   */
  public SELF isUnusual() {
    return isUnusual(Introspection.DEFAULT_ALPHA);
  }

  /**
   * Verifies that the row is not taken for usual.
   *
   * <pre>{@code
   * // typicality 0.03
   * // passes
   * assertThat(seen).isUnusual(0.05);
   * // fails
   * assertThat(seen).isUnusual(0.01);
   * }</pre>
   *
   * @param alpha the share of usual rows that may be called unusual, in (0, 1)
   * @return this
   * @throws AssertionError if its typicality is above {@code alpha} or was not estimated, or the
   *     introspection is null
   * @throws IllegalArgumentException if alpha is out of range
   */
  public SELF isUnusual(double alpha) {
    Arguments.requireAlpha(alpha);
    isNotNull();
    if (!actual.hasTypicality() || actual.isTypical(alpha)) {
      throw assertionError(IntrospectionMessage.shouldBeUnusual(actual, alpha));
    }
    return myself;
  }

  /**
   * Verifies that the row is accepted.
   *
   * <pre>{@code
   * Acceptance acceptance = audit.acceptAt(0.01, 0.95);   // from 2.1 decades on
   * // passes, with a confidence of 3 decades
   * assertThat(sure).isAcceptedBy(acceptance);
   * // fails, with one of 2
   * assertThat(doubtful).isAcceptedBy(acceptance);
   * }</pre>
   *
   * @param acceptance found on an audit of the same introspector
   * @return this
   * @throws AssertionError if its confidence is below the threshold, nothing is promised, or the
   *     introspection is null
   * @throws IllegalArgumentException if the acceptance is null
   */
  public SELF isAcceptedBy(Acceptance acceptance) {
    Arguments.requirePresent("an acceptance", acceptance);
    isNotNull();
    if (!acceptance.accepts(actual)) {
      throw assertionError(IntrospectionMessage.shouldBeAcceptedBy(actual, acceptance));
    }
    return myself;
  }

  /**
   * Verifies that the row is not accepted.
   *
   * <pre>{@code
   * Acceptance acceptance = audit.acceptAt(0.01, 0.95);   // from 2.1 decades on
   * // passes, with a confidence of 2 decades
   * assertThat(doubtful).isNotAcceptedBy(acceptance);
   * // fails, with one of 3
   * assertThat(sure).isNotAcceptedBy(acceptance);
   * }</pre>
   *
   * <p>Where nothing is promised no row is accepted, and this passes; {@link
   * AbstractAcceptanceAssert#isPromised()} rules that out.
   *
   * @param acceptance found on an audit of the same introspector
   * @return this
   * @throws AssertionError if its confidence is not below the threshold, or the introspection is
   *     null
   * @throws IllegalArgumentException if the acceptance is null
   */
  public SELF isNotAcceptedBy(Acceptance acceptance) {
    Arguments.requirePresent("an acceptance", acceptance);
    isNotNull();
    if (acceptance.accepts(actual)) {
      throw assertionError(IntrospectionMessage.shouldNotBeAcceptedBy(actual, acceptance));
    }
    return myself;
  }
}
