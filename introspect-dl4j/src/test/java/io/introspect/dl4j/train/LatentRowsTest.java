package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LatentRowsTest {

  private static final HalvingAutoencoder MAP = new HalvingAutoencoder();

  private static MatrixRows rows(int count) {
    float[] h = new float[2 * count];
    float[] e = new float[count];
    for (int row = 0; row < count; row++) {
      h[2 * row] = 2 * row;
      h[2 * row + 1] = 0.25f * row;
      e[row] = -row;
    }
    return new MatrixRows(Samples.matrix(2, h), Samples.matrix(1, e));
  }

  @Test
  void inputsAreLatentPointsAndTargetsStay() {
    try (MatrixRows rows = rows(3);
        LatentRows latent = LatentRows.of(MAP, rows)) {
      assertThat(latent.rows()).isEqualTo(3);
      assertThat(latent.width()).isEqualTo(1);
      assertThat(latent.inputs(0, 2)).isEqualTo(Samples.matrix(1, 0, 2));
      assertThat(latent.targets(1, 2)).isEqualTo(Samples.matrix(1, -1, -2));
    }
  }

  /** More rows than are encoded together. */
  @Test
  void theReconstructionErrorStandsBesideThem() {
    try (MatrixRows rows = rows(2345);
        LatentRows latent = LatentRows.withReconstructionError(MAP, rows)) {
      assertThat(latent.width()).isEqualTo(2);
      assertThat(latent.inputs(0, 999, 1000, 2344))
          .isEqualTo(Samples.matrix(2, 0, 0, 999, 249.75f, 1000, 250, 2344, 586));
      assertThat(latent.targets(2344)).isEqualTo(Samples.matrix(1, -2344));
    }
  }

  @Test
  void aColumnOrAVectorIsPutBesideLatentPoints() {
    INDArray z = Samples.matrix(2, 1, 2, 3, 4);
    INDArray expected = Samples.matrix(3, 1, 2, 8, 3, 4, 9);

    assertThat(LatentRows.beside(z, Samples.matrix(1, 8, 9))).isEqualTo(expected);
    assertThat(LatentRows.beside(z, Samples.matrix(2, 8, 9).reshape(2))).isEqualTo(expected);
  }
}
