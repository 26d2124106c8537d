package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feeds an {@link InfoVaeGraph} from harvested activations, which it standardizes on the way. */
final class InfoVaeLearner implements CyclicTraining.Learner {

  /** Every validation is against the same sample of the prior, so that losses can be compared. */
  private static final long VALIDATION_SEED = 1;

  private final InfoVaeGraph graph;
  private final Standardizer standardizer;
  private final TrainingRows training;
  private final TrainingRows validation;
  private INDArray kept;

  InfoVaeLearner(
      InfoVaeGraph graph,
      Standardizer standardizer,
      TrainingRows training,
      TrainingRows validation) {
    this.graph = graph;
    this.standardizer = standardizer;
    this.training = training;
    this.validation = validation;
  }

  @Override
  public double step(int[] rows) {
    try (ArrayScope scope = new ArrayScope()) {
      return graph.step(scope.own(training.inputs(rows)), standardizer);
    }
  }

  @Override
  public double validate() {
    SplittableRandom random = new SplittableRandom(VALIDATION_SEED);
    double sum = 0;
    for (int[] block : RowBlocks.of(validation)) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray h = scope.own(validation.inputs(block));
        sum += block.length * graph.loss(h, standardizer, random);
      }
    }
    return sum / validation.rows();
  }

  @Override
  public void keep() {
    if (kept != null) {
      ArrayScope.free(kept);
    }
    kept = graph.graph().params().dup();
  }

  @Override
  public void restore() {
    graph.graph().setParams(kept);
  }
}
