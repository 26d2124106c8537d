package io.introspect.assertj;

import io.introspect.trust.Audit;

/**
 * Assertions on how well confidence tells right rows from wrong ones; from {@link
 * IntrospectionAssertions#assertThat(Audit)}.
 */
public class AuditAssert extends AbstractAuditAssert<AuditAssert> {

  /**
   * Begins assertions.
   *
   * @param actual the value that is asserted on
   */
  public AuditAssert(Audit actual) {
    super(actual, AuditAssert.class);
  }
}
