package io.introspect.assertj;

import io.introspect.Introspection;

/**
 * Assertions on what introspection tells of one row; from {@link
 * IntrospectionAssertions#assertThat(Introspection)}.
 */
public class IntrospectionAssert extends AbstractIntrospectionAssert<IntrospectionAssert> {

  /**
   * Begins assertions.
   *
   * @param actual the value that is asserted on
   */
  public IntrospectionAssert(Introspection actual) {
    super(actual, IntrospectionAssert.class);
  }
}
