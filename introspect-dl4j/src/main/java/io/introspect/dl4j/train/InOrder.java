package io.introspect.dl4j.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work that is done by several threads, and whose results come in the order in which it was given:
 * the same however many threads there are. The thread that asks for results lends a hand instead of
 * waiting, so that no more threads are busy than were asked for.
 *
 * <p>To be used by one thread.
 *
 * @param <T> what each piece of work returns
 */
final class InOrder<T> implements AutoCloseable {

  private final Deque<FutureTask<T>> tasks = new ArrayDeque<>();
  private final ExecutorService helpers;
  private final Consumer<T> discard;

  /**
   * No work yet.
   *
   * @param threads at least 1, the calling one included; the others take one native thread each
   * @param name of the others
   * @param discard what to do with results that nobody has asked for at the end
   */
  InOrder(int threads, String name, Consumer<T> discard) {
    this.discard = discard;
    this.helpers =
        threads == 1
            ? null
            : new ThreadPoolExecutor(
                threads - 1,
                threads - 1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> FitThread.create(work, name));
  }

  /** Gives work, which may begin at once. */
  void add(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    tasks.add(task);
    if (helpers != null) {
      helpers.execute(task);
    }
  }

  /** How many results are still to be asked for. */
  int size() {
    return tasks.size();
  }

  /**
   * The result of the work that was given first. Until it is there, works on what nobody has begun.
   *
   * @throws RuntimeException what the work has failed by
   * @throws CancellationException if the thread is interrupted; its flag stays set
   */
  T next() {
    FutureTask<T> first = tasks.element();
    for (FutureTask<T> task : tasks) {
      if (first.isDone()) {
        break;
      }
      task.run(); // does nothing if it has begun elsewhere
    }
    try {
      T result = first.get();
      tasks.remove();
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("fit was interrupted");
    } catch (ExecutionException e) {
      throw FitThread.rethrow(e.getCause());
    }
  }

  /** Interrupts the threads, waits for them, and discards what they have left. */
  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
      awaitHelpers();
    }
    tasks.forEach(this::discard);
    tasks.clear();
  }

  private void awaitHelpers() {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = helpers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void discard(FutureTask<T> task) {
    task.cancel(false); // if nobody has begun it, nobody will any more
    try {
      discard.accept(task.get());
    } catch (ExecutionException | CancellationException e) {
      // It has left nothing.
    } catch (InterruptedException e) {
      throw new AssertionError("it is done", e);
    }
  }
}
