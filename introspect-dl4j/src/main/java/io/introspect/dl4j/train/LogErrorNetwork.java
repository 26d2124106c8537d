package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.dense.Portions;
import io.introspect.dl4j.dense.RegressionTraining;
import io.introspect.dl4j.dense.RegressionTraining.Prepared;
import io.introspect.dl4j.model.ArrayScope;
import java.util.Optional;
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
  private final TriangularSchedule rate;
  private final Optional<RegressionTraining> direct;

  LogErrorNetwork(LogErrorRegression settings, int inputs, long seed, Portions portions) {
    this.shape = new Mlp(inputs, settings.hiddenLayers(), 1);
    this.rate = settings.schedule().rate();
    this.network =
        shape.trainable(
            new HalfMeanSquaredError(), new Adam(rate), settings.retainProbability(), seed);
    this.direct =
        settings.retainProbability() < 1
            ? Optional.empty()
            : RegressionTraining.of(network.getLayers(), network.params(), portions);
  }

  /**
   * One step of Adam on [n, d] and [n, 1]; returns their loss.
   *
   * @param x not changed, nor is y
   */
  double step(INDArray x, Standardizer inputs, INDArray y, Standardizer targets) {
    if (canComputeDirectly(x, y)) {
      RegressionTraining steps = direct.get();
      return steps.step(
          new Prepared(x, inputs::applyTo),
          new Prepared(y, targets::applyTo),
          rate.valueAt(steps.steps(), 0));
    }
    try (ArrayScope scope = new ArrayScope()) {
      network.fit(scope.own(inputs.apply(x.dup())), scope.own(targets.apply(y.dup())));
    }
    return network.score();
  }

  /** The loss of these rows, without learning from them. */
  double loss(INDArray x, Standardizer inputs, INDArray y, Standardizer targets) {
    if (canComputeDirectly(x, y)) {
      return direct.get().loss(new Prepared(x, inputs::applyTo), new Prepared(y, targets::applyTo));
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray estimate = scope.own(network.output(scope.own(inputs.apply(x.dup())), false));
      INDArray wanted = scope.own(targets.apply(y.dup()));
      return new HalfMeanSquaredError().computeScore(wanted, estimate, null, null, true);
    }
  }

  private boolean canComputeDirectly(INDArray x, INDArray y) {
    return direct.isPresent() && FloatRows.canRead(x) && FloatRows.canRead(y);
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
