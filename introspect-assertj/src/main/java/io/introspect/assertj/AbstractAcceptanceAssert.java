package io.introspect.assertj;

import io.introspect.trust.Acceptance;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.error.BasicErrorMessageFactory;

/**
 * Assertions on what a threshold promises. Extend it to add your own; {@link AcceptanceAssert} is
 * what {@code assertThat} returns. For use by one thread.
 *
 * @param <SELF> the type of the assertions themselves, which every method returns
 */
public abstract class AbstractAcceptanceAssert<SELF extends AbstractAcceptanceAssert<SELF>>
    extends AbstractObjectAssert<SELF, Acceptance> {

  /**
   * Begins assertions.
   *
   * @param actual the acceptance
   * @param selfType the class of {@code SELF}
   */
  protected AbstractAcceptanceAssert(Acceptance actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that there is a threshold that keeps the risk.
   *
   * <pre>{@code
   * // passes, with 200 mistakes among 10,000 rows
   * assertThat(audit.acceptAt(0.01, 0.95)).isPromised();
   * // fails, with 20 rows
   * assertThat(small.acceptAt(0.01, 0.95)).isPromised();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if nothing can be promised, or the acceptance is null
   */
  public SELF isPromised() {
    isNotNull();
    if (!actual.isPromised()) {
      throw assertionError(
          new BasicErrorMessageFactory("%nExpecting to be promised, but found%n  %s", actual));
    }
    return myself;
  }

  /**
   * Verifies that enough of the audited rows are accepted.
   *
   * <pre>{@code
   * // 93 of 100 audited rows are accepted
   * // passes
   * assertThat(audit.acceptAt(0.01, 0.95)).hasCoverageAtLeast(0.9);
   * // fails
   * assertThat(audit.acceptAt(0.01, 0.95)).hasCoverageAtLeast(0.95);
   * }</pre>
   *
   * @param share the least coverage, from 0 to 1
   * @return this
   * @throws AssertionError if the coverage is smaller, nothing can be promised, or the acceptance
   *     is null
   * @throws IllegalArgumentException if the share is out of range
   */
  public SELF hasCoverageAtLeast(double share) {
    Arguments.requireShare(share);
    isPromised();
    if (!(actual.coverage() >= share)) {
      throw assertionError(
          new BasicErrorMessageFactory(
              "%nExpecting%n  %s%nto have a coverage of at least%n  %s%nbut found%n  %s",
              actual, share, actual.coverage()));
    }
    return myself;
  }
}
