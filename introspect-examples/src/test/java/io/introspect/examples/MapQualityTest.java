package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapQualityTest {

  private static Introspection row(int predicted, double logError) {
    float[] output = new float[3];
    output[predicted] = 1;
    return new Introspection(output, new float[] {0, 0}, logError, 0);
  }

  private static final List<Introspection> SEEN =
      List.of(row(0, -4), row(1, -6), row(2, -1), row(2, -2));

  @Test
  void accuracyIsTheShareOfRightRows() {
    assertThat(MapQuality.accuracy(SEEN, new int[] {0, 1, 0, 1})).isEqualTo(0.5);
  }

  @Test
  void decadesApartIsTheDistanceOfTheMeanEstimates() {
    assertThat(MapQuality.decadesApart(SEEN, new int[] {0, 1, 0, 1})).isCloseTo(3.5, within(1e-12));
  }

  @Test
  void decadesApartIsNoNumberIfNothingIsWrong() {
    assertThat(MapQuality.decadesApart(SEEN, new int[] {0, 1, 2, 2})).isNaN();
  }
}
