package io.introspect.dl4j.train;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a fit on a thread of its own and waits for it. ND4J's random generator belongs to the
 * thread, so that seeding ours leaves the caller's as it was; open workspaces belong to it as well.
 */
final class FitThread {

  private FitThread() {}

  /**
   * A daemon thread on which array operations take one native thread, and which gives back, when it
   * ends, the workspaces that DL4J has made for it.
   */
  static Thread create(Runnable work, String name) {
    Runnable tidy =
        () -> {
          NativeThreads.forOperationsOfThisThread(1);
          try {
            work.run();
          } finally {
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
          }
        };
    Thread thread = new Thread(tidy, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs work to its end. If the caller is interrupted, the work is interrupted too and waited for.
   *
   * @throws CancellationException if interrupted; the caller's interrupt flag stays set
   */
  static <T> T run(Callable<T> work) {
    if (Thread.currentThread().isInterrupted()) {
      // Waiting would not notice it if the work were done before the wait began.
      throw new CancellationException("fit was interrupted before it began");
    }
    try (Beside<T> fit = Beside.start(work, "introspect-fit")) {
      return fit.join();
    }
  }

  /**
   * Waits for work on another thread. If the caller is interrupted, the work is interrupted too and
   * waited for.
   *
   * @throws CancellationException if interrupted; the caller's interrupt flag stays set
   */
  static <T> T await(FutureTask<T> task, Thread thread) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          T result = task.get();
          if (interrupted) {
            throw new CancellationException("fit was interrupted");
          }
          return result;
        } catch (InterruptedException e) {
          interrupted = true;
          thread.interrupt();
        }
      }
    } catch (ExecutionException e) {
      throw interrupted ? cancelled(e.getCause()) : rethrow(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whatever interrupted work throws, it throws because it was interrupted. */
  private static RuntimeException cancelled(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof CancellationException cancellation) {
      return cancellation;
    }
    CancellationException cancellation = new CancellationException("fit was interrupted");
    cancellation.initCause(cause);
    return cancellation;
  }

  /** What a thread has failed by, to be thrown on another. */
  static RuntimeException rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    return new IllegalStateException(cause);
  }
}
