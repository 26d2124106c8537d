package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainingContextTest {

  private final Log listener = new Log();
  private final TrainingContext context = new TrainingContext(FitStage.AUTOENCODER, 17, listener);

  @Test
  void handsOutItsSeed() {
    assertThat(context.seed()).isEqualTo(17);
  }

  @Test
  void announcesTheLength() {
    context.started(600);
    context.started(FitListener.UNKNOWN);

    assertThat(listener.events).containsExactly("AUTOENCODER of 600", "AUTOENCODER of -1");
  }

  @Test
  void countsStepsFromOne() {
    context.step(0.5);
    context.step(0.25);
    context.step(Double.NaN);

    assertThat(listener.events)
        .containsExactly(
            "AUTOENCODER step 1: 0.5", "AUTOENCODER step 2: 0.25", "AUTOENCODER step 3: NaN");
  }

  @Test
  void countsCyclesFromOneAndApartFromSteps() {
    context.step(0.5);
    context.validated(0.75, true);
    context.step(0.5);
    context.validated(1.5, false);

    assertThat(listener.events)
        .containsExactly(
            "AUTOENCODER step 1: 0.5",
            "AUTOENCODER cycle 1: 0.75, best",
            "AUTOENCODER step 2: 0.5",
            "AUTOENCODER cycle 2: 1.5");
  }

  @Test
  void endsAnInterruptedFitAndKeepsTheFlag() {
    context.step(0.5);
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> context.step(0.5))
          .withMessageContainingAll("interrupted", "AUTOENCODER");
    } finally {
      // Also clears the flag for the tests after this one.
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(listener.events).containsExactly("AUTOENCODER step 1: 0.5");
  }

  @Test
  void exceptionOfTheListenerEndsTheFit() {
    FitListener failing =
        new FitListener() {
          @Override
          public void stepped(FitStage stage, long step, double loss) {
            throw new UnsupportedOperationException("enough");
          }
        };

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> new TrainingContext(FitStage.HARVEST, 1, failing).step(0))
        .withMessage("enough");
  }

  @Test
  void refusesToBeWithoutStageOrListener() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> new TrainingContext(null, 1, listener))
        .withMessageContaining("stage");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> new TrainingContext(FitStage.HARVEST, 1, null))
        .withMessageContaining("listener");
  }

  private static final class Log implements FitListener {
    private final List<String> events = new ArrayList<>();

    @Override
    public void started(FitStage stage, long steps) {
      events.add(stage + " of " + steps);
    }

    @Override
    public void stepped(FitStage stage, long step, double loss) {
      events.add(stage + " step " + step + ": " + loss);
    }

    @Override
    public void validated(FitStage stage, int cycle, double loss, boolean best) {
      events.add(stage + " cycle " + cycle + ": " + loss + (best ? ", best" : ""));
    }
  }
}
