package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void holdsItsEnds() {
    Interval interval = new Interval(0.25, 0.5);

    assertThat(interval.contains(0.25)).isTrue();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.contains(0.51)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
    assertThat(interval).hasToString("[0.2500, 0.5000]");
  }

  @Test
  void holdsNothingIfItIsUndefined() {
    Interval interval = new Interval(Double.NaN, Double.NaN);

    assertThat(interval.isDefined()).isFalse();
    assertThat(interval.contains(0)).isFalse();
    assertThat(interval).hasToString("undefined");
  }

  @Test
  void refusesEndsInTheWrongOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(1, 0))
        .withMessage("expected the lower end first, found 1.0 and 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
  }
}
