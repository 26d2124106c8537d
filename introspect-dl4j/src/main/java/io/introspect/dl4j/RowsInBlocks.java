package io.introspect.dl4j;

import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.NativeThreads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows that are worked on in blocks, by as many threads of the common pool as it has. The blocks
 * are the same however many threads there are, and with them the results, bit for bit; those of a
 * single block, which has all native threads, are so for the same number of these.
 *
 * @param rows [n, …]
 */
record RowsInBlocks(INDArray rows) {

  /** Enough for efficient products; two threads share a thousand rows evenly. */
  private static final int BLOCK = 256;

  /**
   * Work on a block.
   *
   * @param <T> what it makes of each row
   */
  @FunctionalInterface
  interface Work<T> {
    List<T> on(INDArray block, long firstRow);
  }

  static RowsInBlocks of(INDArray rows) {
    if (rows.rank() < 2) {
      throw new IllegalArgumentException(
          "expected rows of shape [n, …], found %s".formatted(Arrays.toString(rows.shape())));
    }
    return new RowsInBlocks(rows);
  }

  /**
   * Works on all blocks.
   *
   * @return in the order of the rows; unmodifiable
   * @throws RuntimeException the first failing block's
   */
  <T> List<T> map(Work<T> work) {
    return Detached.call(
        () -> {
          INDArray whole = Rows.sliceable(rows);
          List<FutureTask<List<T>>> blocks = new ArrayList<>();
          for (long from = 0; from < rows.size(0); from += BLOCK) {
            blocks.add(new FutureTask<>(block(whole, from, work)));
          }
          run(blocks);
          List<T> all = new ArrayList<>();
          blocks.forEach(block -> all.addAll(result(block)));
          return Collections.unmodifiableList(all);
        });
  }

  private <T> Callable<List<T>> block(INDArray whole, long from, Work<T> work) {
    INDArray block = Rows.slice(whole, from, Math.min(rows.size(0), from + BLOCK));
    return () -> Detached.call(() -> work.on(block, from));
  }

  /** With one native thread each, since they run beside each other. */
  private static <T> void run(List<FutureTask<List<T>>> blocks) {
    if (blocks.size() == 1) {
      blocks.get(0).run();
      return;
    }
    NativeThreads.single(
        () -> {
          blocks.parallelStream().forEach(FutureTask::run);
          return null;
        });
  }

  private static <T> List<T> result(FutureTask<List<T>> block) {
    try {
      return block.get();
    } catch (InterruptedException e) {
      throw new AssertionError("it is done", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
