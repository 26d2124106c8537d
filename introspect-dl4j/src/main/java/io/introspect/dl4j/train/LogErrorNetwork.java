package io.introspect.dl4j.train;

import io.introspect.dl4j.model.ArrayScope;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The network that a {@link LogErrorRegression} trains, from standardized z to standardized log10
 * e. To be used by one thread.
 */
final class LogErrorNetwork {

  private final Mlp shape;
  private final MultiLayerNetwork network;

  LogErrorNetwork(LogErrorRegression settings, int inputs, long seed) {
    this.shape = new Mlp(inputs, settings.hiddenLayers(), 1);
    this.network =
        shape.trainable(
            new HalfMeanSquaredError(),
            new Adam(settings.schedule().rate()),
            settings.retainProbability(),
            seed);
  }

  /** One step of Adam on [n, d] and [n, 1]; returns their loss. */
  double step(INDArray latent, INDArray logError) {
    network.fit(latent, logError);
    return network.score();
  }

  /** The loss of these rows, without learning from them. */
  double loss(INDArray latent, INDArray logError) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray estimate = scope.own(network.output(latent, false));
      return new HalfMeanSquaredError().computeScore(logError, estimate, null, null, true);
    }
  }

  MultiLayerNetwork network() {
    return network;
  }

  /** The network as it is now, in a form for inference that shares nothing with this one. */
  LogErrorEstimator estimator(Standardizer inputs, Standardizer targets, TargetRange range) {
    MultiLayerNetwork copy = shape.inference();
    copy.params().assign(network.params());
    return new LogErrorEstimator(inputs, targets, range, copy);
  }
}
