package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Feeds a {@link LogErrorNetwork} from latent points and errors, which it standardizes on the way.
 */
final class LogErrorLearner implements CyclicTraining.Learner {

  private final LogErrorNetwork network;
  private final Standardizer inputs;
  private final Standardizer targets;
  private final TrainingRows training;
  private final TrainingRows validation;
  private INDArray kept;

  LogErrorLearner(
      LogErrorNetwork network,
      Standardizer inputs,
      Standardizer targets,
      TrainingRows training,
      TrainingRows validation) {
    this.network = network;
    this.inputs = inputs;
    this.targets = targets;
    this.training = training;
    this.validation = validation;
  }

  @Override
  public double step(int[] rows) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray x = scope.own(training.inputs(rows));
      INDArray y = scope.own(training.targets(rows));
      return network.step(x, inputs, y, targets);
    }
  }

  @Override
  public double validate() {
    double sum = 0;
    for (int[] block : RowBlocks.of(validation)) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray x = scope.own(validation.inputs(block));
        INDArray y = scope.own(validation.targets(block));
        sum += block.length * network.loss(x, inputs, y, targets);
      }
    }
    return sum / validation.rows();
  }

  @Override
  public void keep() {
    if (kept != null) {
      ArrayScope.free(kept);
    }
    kept = network.network().params().dup();
  }

  @Override
  public void restore() {
    network.network().setParams(kept);
  }
}
