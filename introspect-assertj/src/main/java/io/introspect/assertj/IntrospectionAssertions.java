package io.introspect.assertj;

import io.introspect.Introspection;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;

/**
 * The entry to the assertions, to be imported statically beside AssertJ's own {@code assertThat}.
 *
 * @see SoftIntrospectionAssertions
 */
public final class IntrospectionAssertions {

  private IntrospectionAssertions() {}

  /**
   * Begins assertions on what introspection tells of one row.
   *
   * @param actual what was seen
   * @return the assertions
   */
  public static IntrospectionAssert assertThat(Introspection actual) {
    return new IntrospectionAssert(actual);
  }

  /**
   * Begins assertions on how well confidence tells right rows from wrong ones.
   *
   * @param actual the audit
   * @return the assertions
   */
  public static AuditAssert assertThat(Audit actual) {
    return new AuditAssert(actual);
  }

  /**
   * Begins assertions on what a threshold promises.
   *
   * @param actual from {@link Audit#acceptAt}
   * @return the assertions
   */
  public static AcceptanceAssert assertThat(Acceptance actual) {
    return new AcceptanceAssert(actual);
  }
}
