package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbTest {

  @Test
  void isWrittenAsHtmlDoes() {
    assertThat(new Rgb(1, 35, 255).hex()).isEqualTo("#0123ff");
    assertThat(Rgb.GRAY.hex()).isEqualTo("#9a9a9a");
    assertThat(new Rgb(0, 0, 0).hex()).isEqualTo("#000000");
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "256, 0, 0", "0, 256, 0", "0, 0, 256"})
  void refusesComponentsOutOfRange(int red, int green, int blue) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rgb(red, green, blue))
        .withMessage("expected components from 0 to 255, found %d, %d, %d", red, green, blue);
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(Rgb.GRAY)).isEqualTo(Rgb.GRAY).isNotSameAs(Rgb.GRAY);
  }
}
