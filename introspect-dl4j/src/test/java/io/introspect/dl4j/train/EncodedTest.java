package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class EncodedTest {

  private final INDArray h = Samples.matrix(2, 6, 1, 8, 2);

  @Test
  void theArrayOfAnAutoencoderOfTheUsersOwnIsItsOwnAndFreed() {
    Encoded encoded = Encoded.of(new HalvingAutoencoder(), h);
    INDArray latent = encoded.latent().orElseThrow();

    assertThat(encoded.places()).isDeepEqualTo(new float[][] {{3}, {4}});
    assertThat(encoded.reconstructionErrors()).containsExactly(1, 2);
    assertThat(latent).isEqualTo(Samples.matrix(1, 3, 4)).isSameAs(encoded.latent().orElseThrow());
    encoded.close();
    assertThat(latent.wasClosed()).isTrue();
    assertThat(h.wasClosed()).isFalse();
  }
}
