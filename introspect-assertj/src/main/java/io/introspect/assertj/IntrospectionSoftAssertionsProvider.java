package io.introspect.assertj;

import io.introspect.Introspection;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * The soft assertions of this package, to be joined with others in a class of your own; {@link
 * SoftIntrospectionAssertions} joins them with those of AssertJ.
 *
 * <pre>{@code
 * class MySoftAssertions extends AbstractSoftAssertions
 *     implements IntrospectionSoftAssertionsProvider, MyOtherSoftAssertionsProvider {}
 * }</pre>
 */
public interface IntrospectionSoftAssertionsProvider extends SoftAssertionsProvider {

  /**
   * Begins soft assertions on what introspection tells of one row.
   *
   * @param actual what was seen
   * @return the assertions, whose failures are gathered
   */
  default IntrospectionAssert assertThat(Introspection actual) {
    return proxy(IntrospectionAssert.class, Introspection.class, actual);
  }

  /**
   * Begins soft assertions on how well confidence tells right rows from wrong ones.
   *
   * @param actual the audit
   * @return the assertions, whose failures are gathered
   */
  default AuditAssert assertThat(Audit actual) {
    return proxy(AuditAssert.class, Audit.class, actual);
  }

  /**
   * Begins soft assertions on what a threshold promises.
   *
   * @param actual from {@link Audit#acceptAt}
   * @return the assertions, whose failures are gathered
   */
  default AcceptanceAssert assertThat(Acceptance actual) {
    return proxy(AcceptanceAssert.class, Acceptance.class, actual);
  }
}
