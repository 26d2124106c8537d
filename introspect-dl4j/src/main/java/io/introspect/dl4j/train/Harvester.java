package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.IntrospectableModel;
import io.introspect.TrainingContext;
import io.introspect.dl4j.activations.ActivationStores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs labeled rows through a classifier, once, and gathers what introspection learns from. Batches
 * are read one after the other by the calling thread, observed by several threads beside each
 * other, and gathered in their order: the result is the same however many threads there are. Only a
 * few batches are on their way at once.
 */
final class Harvester implements AutoCloseable {

  /** So much may the activations of the batches take that are on their way. */
  private static final long MOST_BYTES = 1L << 28;

  /** A network keeps its layers beside the row of activations that is made of them. */
  private static final long BYTES_PER_ACTIVATION = 2L * Float.BYTES;

  /** Arrays of an iterator are off-heap, and freed by no one until the heap is cleaned up. */
  private static final long BYTES_BETWEEN_CLEANUPS = 1L << 29;

  private final IntrospectableModel model;
  private final LabeledRows data;
  private final String what;
  private final TrainingContext context;
  private final HarvestBuilder builder;
  private final InOrder<SeenBatch> work;
  private final Deque<LabeledBatch> batches = new ArrayDeque<>();
  private final int mostBatches;
  private long read;
  private long settled;
  private long bytesSinceCleanup;

  private Harvester(
      IntrospectableModel model,
      LabeledRows data,
      String what,
      ActivationStores stores,
      int threads,
      TrainingContext context) {
    this.model = model;
    this.data = data;
    this.what = what;
    this.context = context;
    this.builder = new HarvestBuilder(model, data.features(), stores);
    this.work = new InOrder<>(threads, "introspect-harvest", SeenBatch::close);
    this.mostBatches = 2 * threads;
  }

  /** As many as there are cores, where it is them that compute. */
  static int threads() {
    return Nd4j.getBackend().getEnvironment().isCPU()
        ? Runtime.getRuntime().availableProcessors()
        : 1;
  }

  /**
   * Harvests all rows.
   *
   * @param what what the rows are for, for messages
   * @param stores keep the activations; if they are to be recomputed, the data must be arrays
   * @param threads at least 1, the calling one included
   * @throws IllegalArgumentException if there are no rows, or one of them is unfit
   */
  static Harvest harvest(
      IntrospectableModel model,
      LabeledRows data,
      String what,
      ActivationStores stores,
      int threads,
      TrainingContext context) {
    context.started(FitListener.UNKNOWN);
    try (Harvester harvester = new Harvester(model, data, what, stores, threads, context)) {
      return harvester.harvest();
    }
  }

  private Harvest harvest() {
    Iterator<DataSet> source = data.batches();
    while (readNext(source)) {
      while (isFull()) {
        settle();
      }
    }
    while (work.size() > 0) {
      settle();
    }
    if (settled == 0) {
      throw new IllegalArgumentException(
          "expected %s rows, found an empty iterator; one that was used before must be reset"
              .formatted(what));
    }
    return builder.build();
  }

  private boolean readNext(Iterator<DataSet> source) {
    try {
      if (!source.hasNext()) {
        return false;
      }
      add(source.next());
      return true;
    } catch (RuntimeException e) {
      // If a batch before this one is unfit, that is to be told.
      while (work.size() > 0) {
        settle();
      }
      throw e;
    }
  }

  private void add(DataSet data) {
    LabeledBatch batch =
        this.data.features().isPresent()
            ? LabeledBatch.lasting(data, read)
            : LabeledBatch.copy(data, read);
    batches.add(batch);
    read += batch.rows();
    work.add(() -> batch.observe(model));
    if (batch.isCopy() && batch.rows() > 0) {
      cleanUpAfter(data.getFeatures().length() * Float.BYTES);
    }
  }

  /** Without it a long iterator of large batches leaves gigabytes behind. */
  private void cleanUpAfter(long bytes) {
    bytesSinceCleanup += bytes;
    if (bytesSinceCleanup >= BYTES_BETWEEN_CLEANUPS) {
      bytesSinceCleanup = 0;
      Nd4j.getMemoryManager().invokeGc();
    }
  }

  private boolean isFull() {
    return work.size() >= mostBatches
        || (work.size() > 0
            && (read - settled) * model.tap().width() * BYTES_PER_ACTIVATION > MOST_BYTES);
  }

  private void settle() {
    try (SeenBatch seen = work.next();
        LabeledBatch batch = batches.remove()) {
      builder.add(batch.data(), seen);
      settled += batch.rows();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + " data: " + e.getMessage(), e);
    }
    context.step(Double.NaN);
  }

  @Override
  public void close() {
    work.close();
    batches.forEach(LabeledBatch::close);
    builder.close();
  }
}
