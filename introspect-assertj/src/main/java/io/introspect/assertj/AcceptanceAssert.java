package io.introspect.assertj;

import io.introspect.trust.Acceptance;

/**
 * Assertions on what a threshold promises; from {@link
 * IntrospectionAssertions#assertThat(Acceptance)}.
 */
public class AcceptanceAssert extends AbstractAcceptanceAssert<AcceptanceAssert> {

  /**
   * Begins assertions.
   *
   * @param actual the value that is asserted on
   */
  public AcceptanceAssert(Acceptance actual) {
    super(actual, AcceptanceAssert.class);
  }
}
