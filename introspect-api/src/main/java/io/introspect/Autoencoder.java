package io.introspect;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained autoencoder of hidden activations: {@code f_AE} (§2.4).
 *
 * <ul>
 *   <li>activations h: [n, p], in the classifier's own units; any scaling is the autoencoder's
 *       private matter
 *   <li>latent z: [n, d], d = 2 by default, close to N(0, I) over the training rows
 * </ul>
 *
 * <p>Implementations are immutable after training and safe for use by several threads at once.
 */
public interface Autoencoder {

  /**
   * The number p of activations that one row has.
   *
   * @return at least 1
   */
  int width();

  /**
   * The number d of latent dimensions.
   *
   * @return at least 1
   */
  int latentSize();

  /**
   * Encodes activations: z = f_AE,e(h).
   *
   * @param activations h, [n, p]
   * @return z, [n, d], detached and owned by the caller
   */
  INDArray encode(INDArray activations);

  /**
   * Decodes latent points: ĥ = f_AE,d(z).
   *
   * @param latent z, [n, d]
   * @return ĥ, [n, p], in the units of h, detached and owned by the caller
   */
  INDArray decode(INDArray latent);

  /**
   * How far each row lies from what its latent point decodes to: the root mean square, over the p
   * units, of (ĥ − h) / s, where s is a scale of each unit that the implementation states. With the
   * library's own autoencoder s is the unit's standard deviation over the training rows, so that 1
   * means "as wrong as predicting every unit's mean" and 0 means perfect.
   *
   * @param activations h, [n, p]
   * @param latent z, [n, d], as {@link #encode} gave it for these activations
   * @return [n, 1], at least 0, detached and owned by the caller
   */
  INDArray reconstructionError(INDArray activations, INDArray latent);

  /**
   * The decoder as plain numbers, for where there is no ND4J, such as a page in a browser.
   *
   * @return weights that compute {@link #decode} to within rounding; empty, the default, if the
   *     decoder is no stack of dense layers
   */
  default Optional<DecoderWeights> decoderWeights() {
    return Optional.empty();
  }
}
