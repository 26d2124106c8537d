package io.introspect.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Assertions that gather their failures and report them together: those of this package and all of
 * AssertJ's own.
 *
 * <pre>{@code
 * SoftIntrospectionAssertions.assertSoftly(
 *     softly -> {
 *       softly.assertThat(introspector.introspect(seven)).predicts(7).isTypical();
 *       softly.assertThat(introspector.introspect(noise)).isUnusual();
 *       softly.assertThat(audit.accuracy()).isGreaterThan(0.95);
 *     });
 * }</pre>
 *
 * <p>With AssertJ's {@code SoftAssertionsExtension}, JUnit injects it into a test method's
 * parameter or a field that is annotated with {@code @InjectSoftAssertions}. For use by one thread.
 */
public class SoftIntrospectionAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider, IntrospectionSoftAssertionsProvider {

  /** Gathers failures until {@link #assertAll()}. */
  public SoftIntrospectionAssertions() {}

  /**
   * Makes assertions and reports all that failed. Call it by the name of this class: imported
   * statically beside AssertJ's own, the compiler could not tell which of the two is meant.
   *
   * @param assertions given an instance to assert with
   * @throws AssertionError if any of them failed
   */
  public static void assertSoftly(Consumer<SoftIntrospectionAssertions> assertions) {
    SoftAssertionsProvider.assertSoftly(SoftIntrospectionAssertions.class, assertions);
  }
}
