package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.FitStage;
import java.time.Duration;

/**
 * Passes on what several stages tell at once, one call at a time. Once one of them has failed, the
 * others fail as it did at their next call: there is no use in going on.
 */
final class SharedListener implements FitListener {

  private final FitListener listener;
  private Throwable failure;

  SharedListener(FitListener listener) {
    this.listener = listener;
  }

  /** Ends the other stages. */
  synchronized void fail(Throwable reason) {
    failure = reason;
  }

  private void requireSound() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public synchronized void started(FitStage stage, long steps) {
    requireSound();
    listener.started(stage, steps);
  }

  @Override
  public synchronized void stepped(FitStage stage, long step, double loss) {
    requireSound();
    listener.stepped(stage, step, loss);
  }

  @Override
  public synchronized void validated(FitStage stage, int cycle, double loss, boolean best) {
    requireSound();
    listener.validated(stage, cycle, loss, best);
  }

  @Override
  public synchronized void finished(FitStage stage, Duration elapsed) {
    requireSound();
    listener.finished(stage, elapsed);
  }
}
