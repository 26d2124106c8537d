package io.introspect.assertj;

import static io.introspect.assertj.Failure.messageOf;
import static io.introspect.assertj.IntrospectionAssertions.assertThat;
import static io.introspect.assertj.Samples.notPromised;
import static io.introspect.assertj.Samples.promised;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.trust.Acceptance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceAssertTest {

  @Test
  void whatIsMetPasses() {
    assertThat(promised()).isPromised().hasCoverageAtLeast(0.9);
  }

  @Test
  void nothingPromisedFailsAndSaysWhy() {
    Acceptance nothing = notPromised();
    String message = "\nExpecting to be promised, but found\n  " + nothing;
    messageOf(() -> assertThat(nothing).isPromised()).isEqualTo(message);
    messageOf(() -> assertThat(nothing).hasCoverageAtLeast(0)).isEqualTo(message);
  }

  @Test
  void tooLittleCoverageFails() {
    Acceptance acceptance = promised();
    messageOf(() -> assertThat(acceptance).hasCoverageAtLeast(0.95))
        .isEqualTo(
            "\nExpecting\n  "
                + acceptance
                + "\nto have a coverage of at least\n  0.95\nbut found\n  0.9");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.01, 1.01, 90})
  void aShareOutOfRangeIsRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(promised()).hasCoverageAtLeast(share))
        .withMessage("expected a share from 0 to 1, not in percent, found " + share);
  }

  @Test
  void nullFailsEveryAssertion() {
    AcceptanceAssert nothing = assertThat((Acceptance) null);
    messageOf(nothing::isPromised).contains("actual not to be null");
    messageOf(() -> nothing.hasCoverageAtLeast(0)).contains("actual not to be null");
  }

  @Test
  void aDescriptionStandsBeforeTheMessage() {
    messageOf(() -> assertThat(notPromised()).as("Net1").isPromised())
        .startsWith("[Net1] ")
        .contains("Expecting to be promised");
  }
}
