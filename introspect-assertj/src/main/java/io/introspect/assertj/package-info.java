/**
 * AssertJ assertions for unit tests of a classifier: on one row's {@link
 * io.introspect.Introspection}, on an {@link io.introspect.trust.Audit}, and on what an {@link
 * io.introspect.trust.Acceptance} promises.
 *
 * <pre>{@code
 * import static io.introspect.assertj.IntrospectionAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;        // both at once are no conflict
 *
 * assertThat(introspector.introspect(x)).predicts(7).hasConfidenceAtLeast(2.0).isTypical();
 * assertThat(introspector.introspectAll(rows)).allSatisfy(seen -> assertThat(seen).isTypical());
 * assertThat(audit).hasAurocAtLeast(0.95).isNoWorseThanMaximumOutput();
 * }</pre>
 *
 * <p>What was not estimated or is undefined fails the assertion that asks for it, and the message
 * says why. An argument out of range, such as a threshold in percent, is an {@link
 * java.lang.IllegalArgumentException}, which soft assertions do not gather.
 *
 * <p>Works with AssertJ 3.20 and later.
 */
package io.introspect.assertj;
