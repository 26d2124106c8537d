package io.introspect;

import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * What a {@link Trainer} is given besides the rows: a seed, someone to tell of progress, and a way
 * to notice that the fit was cancelled. To be used by the training thread alone.
 */
public final class TrainingContext {

  private final FitStage stage;
  private final long seed;
  private final FitListener listener;
  private long steps;
  private int cycles;

  /**
   * A context for one training.
   *
   * @param stage what is being trained
   * @param seed all randomness of the training derives from it
   * @param listener told of progress
   */
  public TrainingContext(FitStage stage, long seed, FitListener listener) {
    this.stage = Objects.requireNonNull(stage, "stage");
    this.seed = seed;
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * A context for one more training in the same stage, whose steps and cycles are counted anew.
   *
   * @param ownSeed all randomness of that training derives from it
   * @return told to the same listener
   */
  public TrainingContext another(long ownSeed) {
    return new TrainingContext(stage, ownSeed, listener);
  }

  /**
   * The seed from which all randomness of the training derives.
   *
   * @return any number
   */
  public long seed() {
    return seed;
  }

  /**
   * Announces the length of the training, before its first step.
   *
   * @param steps at most how many steps it will take, or {@link FitListener#UNKNOWN}
   */
  public void started(long steps) {
    listener.started(stage, steps);
  }

  /**
   * Reports one step, and ends the training here if the fit was cancelled.
   *
   * @param loss the loss of the step's minibatch
   * @throws CancellationException if the thread was interrupted; its interrupt flag stays set
   */
  public void step(double loss) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("fit was interrupted in stage " + stage);
    }
    listener.stepped(stage, ++steps, loss);
  }

  /**
   * Reports the validation at the end of a cycle.
   *
   * @param loss the loss over the validation rows
   * @param best whether it is the lowest so far
   */
  public void validated(double loss, boolean best) {
    listener.validated(stage, ++cycles, loss, best);
  }
}
