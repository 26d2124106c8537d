package io.introspect.dl4j.train;

import io.introspect.TrainingContext;
import java.util.SplittableRandom;

/**
 * The training loop of §2.6, whatever is trained: cycles of minibatches, the validation rows looked
 * at after each, early stopping, best parameters kept.
 */
final class CyclicTraining {

  /** What is being trained. */
  interface Learner {
    /** Learns from these rows; returns their loss. */
    double step(int[] rows);

    /** The loss over the validation rows. */
    double validate();

    /** Remembers the present parameters. */
    void keep();

    /** Returns to the parameters last remembered. */
    void restore();
  }

  private CyclicTraining() {}

  static void run(
      TrainingSchedule schedule,
      int rows,
      SplittableRandom random,
      TrainingContext context,
      Learner learner) {
    MiniBatches batches = new MiniBatches(rows, schedule.batchSize(), random);
    context.started(schedule.steps());
    double best = Double.POSITIVE_INFINITY;
    double previous = Double.POSITIVE_INFINITY;
    int rising = 0;
    for (int cycle = 0; cycle < schedule.cycles() && rising < schedule.patience(); cycle++) {
      for (int i = 0; i < schedule.cycleLength(); i++) {
        context.step(requireFinite(learner.step(batches.next())));
      }
      double loss = requireFinite(learner.validate());
      context.validated(loss, loss < best);
      if (loss < best) {
        best = loss;
        learner.keep();
      }
      rising = loss > previous ? rising + 1 : 0;
      previous = loss;
    }
    learner.restore();
  }

  private static double requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "training diverged: expected a finite loss, found " + loss + "; lower the peakRate");
    }
    return loss;
  }
}
