package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import io.introspect.TappedLayer;
import org.junit.jupiter.api.Test;

class LayerSharesTest {

  private static final TappedLayer LAYER = new TappedLayer("dense", 0, 4);

  private static LayerShares shares() {
    return new LayerShares(LAYER, new double[] {0.5, 0}, new double[] {0.25, 1});
  }

  @Test
  void silentIsWhatIsLeft() {
    assertThat(shares().layer()).isEqualTo(LAYER);
    assertThat(shares().excited(0)).isEqualTo(0.5);
    assertThat(shares().inhibited(0)).isEqualTo(0.25);
    assertThat(shares().silent(0)).isEqualTo(0.25);
    assertThat(shares().silent(1)).isZero();
  }

  @Test
  void roundingMakesNoShareNegative() {
    assertThat(new LayerShares(LAYER, new double[] {0.9}, new double[] {0.1}).silent(0))
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  void changesOfArraysDoNotReachIt() {
    double[] excited = {0.5, 0};
    double[] inhibited = {0.25, 1};
    LayerShares shares = new LayerShares(LAYER, excited, inhibited);

    excited[0] = 0;
    inhibited[0] = 0;

    assertThat(shares.excited(0)).isEqualTo(0.5);
    assertThat(shares.inhibited(0)).isEqualTo(0.25);
  }

  @Test
  void refusesDifferentNumbersOfClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerShares(LAYER, new double[3], new double[2]))
        .withMessageContainingAll("layer dense", "found 3 and 2");
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerShares(LAYER, new double[] {0.7}, new double[] {0.4}))
        .withMessageContainingAll("layer dense, class 0", "found 0.7 and 0.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerShares(LAYER, new double[] {-0.1}, new double[] {0.4}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerShares(LAYER, new double[] {0.1}, new double[] {Double.NaN}));
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(shares())).usingRecursiveComparison().isEqualTo(shares());
  }
}
