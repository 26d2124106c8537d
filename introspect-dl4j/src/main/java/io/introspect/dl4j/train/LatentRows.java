package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.TrainingRows;
import io.introspect.dl4j.activations.ActivationStore;
import io.introspect.dl4j.activations.ActivationStores;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What an autoencoder makes of rows, for estimators to learn from. Close it when done with it. */
public final class LatentRows extends StoredRows {

  private LatentRows(ActivationStore inputs, float[] targets) {
    super(inputs, targets);
  }

  /**
   * The latent points of rows.
   *
   * @param map encodes
   * @param rows activations h, [n, p]
   * @return z, [n, d], with the same targets
   */
  public static LatentRows of(Autoencoder map, TrainingRows rows) {
    return gather(rows, map.latentSize(), map::encode);
  }

  /**
   * The latent points of rows, and beside them how badly they represent the activations.
   *
   * @param map encodes and reconstructs
   * @param rows activations h, [n, p]
   * @return z and the reconstruction error, [n, d + 1], with the same targets
   */
  public static LatentRows withReconstructionError(Autoencoder map, TrainingRows rows) {
    return gather(rows, map.latentSize() + 1, h -> withReconstructionError(map, h));
  }

  private static INDArray withReconstructionError(Autoencoder map, INDArray h) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray z = scope.own(map.encode(h));
      return beside(z, scope.own(map.reconstructionError(h, z)));
    }
  }

  /**
   * Latent points with one more column.
   *
   * @param latent z, [n, d]
   * @param reconstructionErrors n of them
   * @return [n, d + 1], owned by the caller
   */
  static INDArray beside(INDArray latent, INDArray reconstructionErrors) {
    return Nd4j.concat(1, latent, reconstructionErrors.reshape(latent.size(0), 1));
  }

  private static LatentRows gather(TrainingRows rows, int width, UnaryOperator<INDArray> view) {
    ActivationStore inputs = ActivationStores.offHeap(width);
    float[] targets = new float[rows.rows()];
    try {
      for (int[] block : RowBlocks.of(rows)) {
        try (ArrayScope scope = new ArrayScope()) {
          inputs.append(scope.own(view.apply(scope.own(rows.inputs(block)))));
          float[] some = Rows.values(scope.own(rows.targets(block)));
          System.arraycopy(some, 0, targets, block[0], some.length);
        }
      }
      return new LatentRows(inputs, targets);
    } catch (RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }
}
