package io.introspect.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An assertion that is expected to fail. */
final class Failure {

  private Failure() {}

  /** With {@code \n} whatever the platform's line separator. */
  static AbstractStringAssert<?> messageOf(ThrowingCallable assertion) {
    Throwable failure = catchThrowable(assertion);
    assertThat(failure).isInstanceOf(AssertionError.class);
    return assertThat(failure.getMessage().replace(System.lineSeparator(), "\n"));
  }
}
