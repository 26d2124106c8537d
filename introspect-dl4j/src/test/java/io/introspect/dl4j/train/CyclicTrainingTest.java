package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CyclicTrainingTest {

  private static final TrainingSchedule SCHEDULE = new TrainingSchedule(4, 3, 8, 1, 1, 2);

  /** Its parameters are the number of cycles it has learned; its losses are given beforehand. */
  private static class Fake implements CyclicTraining.Learner {
    private final double[] losses;
    private final List<Integer> batchSizes = new ArrayList<>();
    private double stepLoss = 0.5;
    private int cycles;
    private int kept = -1;
    private int parameters = -1;

    Fake(double... losses) {
      this.losses = losses;
    }

    @Override
    public double step(int[] rows) {
      batchSizes.add(rows.length);
      return stepLoss;
    }

    @Override
    public double validate() {
      return losses[cycles++];
    }

    @Override
    public void keep() {
      kept = cycles;
    }

    @Override
    public void restore() {
      parameters = kept;
    }
  }

  private static final class Told implements FitListener {
    private final List<String> validations = new ArrayList<>();
    private long announced;
    private long steps;

    @Override
    public void started(FitStage stage, long length) {
      announced = length;
    }

    @Override
    public void stepped(FitStage stage, long step, double loss) {
      steps = step;
    }

    @Override
    public void validated(FitStage stage, int cycle, double loss, boolean best) {
      validations.add(cycle + ": " + loss + (best ? " best" : ""));
    }
  }

  private static Told run(Fake learner) {
    Told told = new Told();
    CyclicTraining.run(
        SCHEDULE,
        20,
        new SplittableRandom(1),
        new TrainingContext(FitStage.ESTIMATOR, 1, told),
        learner);
    return told;
  }

  @Test
  void runsAllCyclesWhileTheLossFalls() {
    Fake learner = new Fake(8, 7, 6, 5, 4, 3, 2, 1);

    Told told = run(learner);

    assertThat(told.announced).isEqualTo(24);
    assertThat(told.steps).isEqualTo(24);
    assertThat(told.validations).hasSize(8).allMatch(line -> line.endsWith("best"));
    assertThat(learner.batchSizes).hasSize(24).containsOnly(4);
    assertThat(learner.parameters).isEqualTo(8);
  }

  @Test
  void stopsAfterConsecutiveRisesAndRestoresTheBest() {
    Fake learner = new Fake(3, 2, 4, 5, 1, 1, 1, 1);

    Told told = run(learner);

    assertThat(told.validations).containsExactly("1: 3.0 best", "2: 2.0 best", "3: 4.0", "4: 5.0");
    assertThat(told.steps).isEqualTo(12);
    assertThat(learner.parameters).isEqualTo(2);
  }

  @Test
  void aFallBetweenTwoRisesStartsTheCountAnew() {
    Fake learner = new Fake(1, 2, 1.5, 3, 2, 4, 3, 5);

    Told told = run(learner);

    assertThat(told.validations).hasSize(8);
    assertThat(learner.parameters).isEqualTo(1);
  }

  @Test
  void aLossThatStaysIsNeitherARiseNorTheBest() {
    Fake learner = new Fake(1, 1, 1, 1, 1, 1, 1, 1);

    Told told = run(learner);

    assertThat(told.validations).hasSize(8).startsWith("1: 1.0 best", "2: 1.0");
    assertThat(learner.parameters).isEqualTo(1);
  }

  @Test
  void refusesAMinibatchLossThatIsNotFinite() {
    Fake learner = new Fake(1);
    learner.stepLoss = Double.NaN;

    assertThatIllegalStateException()
        .isThrownBy(() -> run(learner))
        .withMessageContainingAll("diverged", "expected a finite loss", "found NaN", "peakRate");
    assertThat(learner.batchSizes).hasSize(1);
  }

  @Test
  void refusesAValidationLossThatIsNotFinite() {
    assertThatIllegalStateException()
        .isThrownBy(() -> run(new Fake(2, Double.POSITIVE_INFINITY)))
        .withMessageContainingAll("diverged", "found Infinity");
  }

  @Test
  void interruptionEndsItAtTheNextStep() {
    Fake learner =
        new Fake(1, 1, 1, 1, 1, 1, 1, 1) {
          @Override
          public double validate() {
            Thread.currentThread().interrupt();
            return super.validate();
          }
        };
    try {
      assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> run(learner));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(learner.batchSizes).hasSize(4);
  }
}
