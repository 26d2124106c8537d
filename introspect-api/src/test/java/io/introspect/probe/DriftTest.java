package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

  private static Drift drift(double pValue, double alpha) {
    return new Drift(-0.001, pValue, 99, 200, 50, alpha);
  }

  @Test
  void alarmIsRaisedWhereThePValueIsAtMostAlpha() {
    assertThat(drift(0.01, 0.01).isAlarm()).isTrue();
    assertThat(drift(0.02, 0.01).isAlarm()).isFalse();
    assertThat(drift(0.02, 0.01).isAlarm(0.02)).isTrue();
    assertThat(drift(1, 0.01).isAlarm(0.99)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void refusesSharesThatAreNone(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drift(0.5, alpha))
        .withMessage("expected alpha in (0, 1), found " + alpha);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drift(0.5, 0.01).isAlarm(alpha))
        .withMessage("expected alpha in (0, 1), found " + alpha);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.01, Double.NaN})
  void refusesWhatIsNoPValue(double pValue) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drift(pValue, 0.01))
        .withMessageContaining("p-value in (0, 1], found -0.001 and " + pValue);
  }

  @Test
  void refusesCountsThatNoTestCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drift(Double.NaN, 0.5, 99, 200, 50, 0.01))
        .withMessageContaining("found NaN and 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drift(0, 0.5, 0, 200, 50, 0.01))
        .withMessageContaining("found 0, 200 and 50");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drift(0, 0.5, 99, 1, 50, 0.01))
        .withMessageContaining("found 99, 1 and 50");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drift(0, 0.5, 99, 200, 1, 0.01))
        .withMessageContaining("found 99, 200 and 1");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(drift(0.02, 0.01))).isEqualTo(drift(0.02, 0.01));
  }
}
