package io.introspect.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several threads at once, each with a row of its own, against one thread. */
final class ConcurrentReading {

  private static final int THREADS = 4;
  private static final int TIMES = 25;

  private ConcurrentReading() {}

  static void assertLikeOneThread(
      INDArray rows, Function<INDArray, float[]> read, String sentence) {
    List<INDArray> own = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      own.add(Bits.row(rows, thread));
      expected.add(read.apply(own.get(thread)));
    }
    List<List<float[]>> found = atOnce(own, read, sentence);
    for (int thread = 0; thread < THREADS; thread++) {
      for (float[] values : found.get(thread)) {
        assertArrayEquals(expected.get(thread), values, sentence + ", thread " + thread);
      }
    }
  }

  /** What each thread read of its row, again and again. */
  private static List<List<float[]>> atOnce(
      List<INDArray> own, Function<INDArray, float[]> read, String sentence) {
    ExecutorService threads = Executors.newFixedThreadPool(own.size());
    try {
      CyclicBarrier start = new CyclicBarrier(own.size());
      List<Future<List<float[]>>> futures = new ArrayList<>();
      for (INDArray row : own) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  List<float[]> values = new ArrayList<>();
                  for (int i = 0; i < TIMES; i++) {
                    values.add(read.apply(row));
                  }
                  return values;
                }));
      }
      List<List<float[]>> all = new ArrayList<>();
      for (Future<List<float[]>> future : futures) {
        all.add(future.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new AssertionError(sentence, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(sentence, e);
    } finally {
      threads.shutdownNow();
    }
  }
}
