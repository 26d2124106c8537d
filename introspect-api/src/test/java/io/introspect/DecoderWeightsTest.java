package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.DecoderWeights.Activation;
import io.introspect.DecoderWeights.Dense;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderWeightsTest {

  /** From two inputs to three outputs. */
  private static Dense hidden() {
    return new Dense(new float[] {1, 2, -3, 4, 5, 6}, new float[] {0, 0.5f, -1}, Activation.ELU);
  }

  /** From three inputs to one output. */
  private static Dense last() {
    return new Dense(new float[] {2, 1, 10}, new float[] {-1}, Activation.IDENTITY);
  }

  private static DecoderWeights decoder() {
    return new DecoderWeights(List.of(hidden(), last()));
  }

  @Test
  void weightsAreMultipliedRowByRow() {
    // (1·1 + 0·4, 1·2 + 0·5 + 0.5, 1·(−3) + 0·6 − 1) = (1, 2.5, −4), of which ELU bends the last.
    assertThat(new DecoderWeights(List.of(hidden())).decode(1, 0))
        .containsExactly(new float[] {1, 2.5f, (float) (Math.exp(-4) - 1)}, within(1e-6f));
  }

  @Test
  void layersFollowOneAnotherAndTheLastIsLeftAsItIs() {
    // 2·1 + 1·2.5 + 10·(e⁻⁴ − 1) − 1
    assertThat(decoder().decode(1, 0)[0])
        .isCloseTo((float) (10 * Math.exp(-4) - 6.5), within(1e-5f));
    // z = 0: (0, 0.5, e⁻¹ − 1)
    assertThat(decoder().decode(0, 0)[0])
        .isCloseTo((float) (10 * (Math.exp(-1) - 1) - 0.5), within(1e-5f));
  }

  @Test
  void decodingChangesNeitherWeightsNorInput() {
    float[] latent = {1, 0};
    DecoderWeights decoder = decoder();
    float[] once = decoder.decode(latent);
    once[0] = 9;

    assertThat(decoder.decode(latent)).containsExactly(decoder().decode(1, 0));
    assertThat(latent).containsExactly(1, 0);
  }

  @Test
  void layersTellTheirSizes() {
    assertThat(hidden().inputs()).isEqualTo(2);
    assertThat(hidden().outputs()).isEqualTo(3);
    assertThat(hidden().weights()).containsExactly(1, 2, -3, 4, 5, 6);
    assertThat(hidden().bias()).containsExactly(0, 0.5f, -1);
    assertThat(hidden().activation()).isEqualTo(Activation.ELU);
  }

  @Test
  void changesOfArraysAndListsDoNotReachIt() {
    float[] weights = {2, 1, 10};
    float[] bias = {-1};
    Dense layer = new Dense(weights, bias, Activation.IDENTITY);
    List<Dense> layers = new ArrayList<>(List.of(hidden(), layer));
    DecoderWeights decoder = new DecoderWeights(layers);

    weights[0] = 9;
    bias[0] = 9;
    layer.weights()[1] = 9;
    layer.bias()[0] = 9;
    layers.clear();

    assertThat(decoder).usingRecursiveComparison().isEqualTo(decoder());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> decoder.layers().clear());
  }

  @Test
  void refusesLayersThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DecoderWeights(List.of()))
        .withMessageContaining("at least one layer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DecoderWeights(List.of(hidden(), hidden())))
        .withMessage("layer 1: expected 3 inputs, what layer 0 gives, found 2");
  }

  @Test
  void refusesWeightsThatAreNoMatrix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[5], new float[3], Activation.ELU))
        .withMessage("expected weights [inputs, 3], found 5 of them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[0], new float[3], Activation.ELU));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[3], new float[0], Activation.ELU));
  }

  @Test
  void refusesALatentOfAnotherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder().decode(1, 2, 3))
        .withMessage("expected 2 inputs, found 3");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(decoder())).usingRecursiveComparison().isEqualTo(decoder());
  }
}
