package io.introspect.dl4j.train;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Work that goes on beside that of the thread which started it. Closing it ends it, so that nothing
 * is left running when the other work fails.
 *
 * @param <T> what it returns
 */
final class Beside<T> implements AutoCloseable {

  private final FutureTask<T> task;
  private final Thread thread;

  private Beside(FutureTask<T> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  /** Starts work on a thread of its own. */
  static <T> Beside<T> start(Callable<T> work, String name) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = FitThread.create(task, name);
    thread.start();
    return new Beside<>(task, thread);
  }

  /**
   * Waits for the work to end. If the caller is interrupted, the work is interrupted too and waited
   * for.
   *
   * @throws java.util.concurrent.CancellationException if interrupted; the caller's interrupt flag
   *     stays set
   */
  T join() {
    return FitThread.await(task, thread);
  }

  /** Interrupts the work, if it has not ended, and waits for it. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (!task.isDone()) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
