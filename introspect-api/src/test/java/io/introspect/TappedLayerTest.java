package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TappedLayerTest {

  @Test
  void containsItsColumnsAndNoOther() {
    TappedLayer layer = new TappedLayer("dense", 3, 2);

    assertThat(layer.contains(2)).isFalse();
    assertThat(layer.contains(3)).isTrue();
    assertThat(layer.contains(4)).isTrue();
    assertThat(layer.contains(5)).isFalse();
    assertThat(layer.contains(-1)).isFalse();
  }

  @Test
  void refusesANegativeFirstColumnAndNamesTheLayer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TappedLayer("dense", -1, 2))
        .withMessageContainingAll("layer dense", "expected firstColumn >= 0", "found -1 and 2");
  }

  @Test
  void refusesALayerWithoutUnits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TappedLayer("dense", 4, 0))
        .withMessageContainingAll("layer dense", "units >= 1", "found 4 and 0");
  }

  @Test
  void refusesToBeNameless() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> new TappedLayer(null, 0, 1))
        .withMessageContaining("name");
  }

  @Test
  void survivesJavaSerialization() {
    TappedLayer layer = new TappedLayer("dense", 3, 2);

    assertThat(Serialized.copy(layer)).isEqualTo(layer).isNotSameAs(layer);
  }
}
