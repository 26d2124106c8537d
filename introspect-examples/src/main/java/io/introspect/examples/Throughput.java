package io.introspect.examples;

import io.introspect.dl4j.train.NativeThreads;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How often several threads together can call something.
 *
 * @param threads how many
 * @param callsEach how often each of them calls
 */
record Throughput(int threads, int callsEach) {

  /** Calls a second, all threads together, from the start of the first to the end of the last. */
  double perSecond(Runnable call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Double> work = () -> onOneNativeThread(call);
      long start = System.nanoTime();
      for (Future<Double> done : pool.invokeAll(Collections.nCopies(threads, work))) {
        done.get(); // throws what the thread threw
      }
      return threads * callsEach / (Stopwatch.millisecondsSince(start) / 1000);
    } finally {
      pool.shutdown();
    }
  }

  /** What the environment variable OMP_NUM_THREADS=1 does for the threads of a server. */
  private double onOneNativeThread(Runnable call) {
    return NativeThreads.single(() -> Stopwatch.milliseconds(callsEach, call));
  }
}
