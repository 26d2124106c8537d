package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AuditBuilderTest {

  private static AuditBuilder builder() {
    return Audit.of(true, false);
  }

  @Test
  void refusesToBeWithoutRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(Audit::of)
        .withMessage("expected at least one row, found none");
  }

  @Test
  void refusesLengthsThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().score("margin", 1, 2, 3))
        .withMessage("score \"margin\": expected 2 values, one per row, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().score("margin", new double[2], new double[1]))
        .withMessage("score \"margin\": expected 2 probabilities, one per row, found 1");
  }

  @Test
  void refusesNaNWithItsRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().score("margin", 1, Double.NaN))
        .withMessage("score \"margin\", row 1: expected a number, found NaN");
  }

  @Test
  void refusesProbabilitiesThatAreNone() {
    for (double none : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().score("margin", new double[2], new double[] {0.5, none}))
          .withMessage(
              "score \"margin\", row 1: expected a probability from 0 to 1, found " + none);
    }
  }

  @Test
  void refusesANameThatIsTakenOrBlank() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().score("margin", 1, 2).score("margin", 1, 2))
        .withMessage("expected a name that is not blank and not taken, found \"margin\"");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().score(" ", 1, 2));
  }

  @Test
  void refusesToBuildWithoutTheTwoThatAreCompared() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().score(Audit.CONFIDENCE, 1, 2).build())
        .withMessage("expected a score named \"maximumOutput\", found [confidence]");
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().score(Audit.MAXIMUM_OUTPUT, 1, 2).build())
        .withMessage("expected a score named \"confidence\", found [maximumOutput]");
  }

  @Test
  void refusesToResampleNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().resamples(0))
        .withMessage("expected at least one resample, found 0");
  }
}
