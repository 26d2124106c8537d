package io.introspect.dl4j;

import io.introspect.dl4j.train.ActivationRecord;
import io.introspect.dl4j.train.Probe;
import io.introspect.dl4j.train.TrajectoryFit;
import java.util.function.Supplier;

/**
 * Sets up a {@link TrajectoryRecorder}: how much memory it may take, and when it looks. Not safe
 * for use by several threads.
 */
public final class TrajectoryRecorderBuilder {

  /** The memory that the snapshots may take by default, in bytes: 512 MiB. */
  public static final long DEFAULT_MEMORY = 512L << 20;

  private final Supplier<Probe> probes;
  private final TrajectoryFit fit;
  private Long memory;

  TrajectoryRecorderBuilder(Supplier<Probe> probes, TrajectoryFit fit) {
    this.probes = probes;
    this.fit = fit;
  }

  /**
   * Limits the memory that the snapshots take. One of n rows and p tapped units takes 4 n (p + 1)
   * bytes, off-heap.
   *
   * @param bytes room for two snapshots at least; {@link #DEFAULT_MEMORY} by default
   * @return this
   * @throws IllegalStateException if the memory was set before
   */
  public TrajectoryRecorderBuilder memory(long bytes) {
    memory = SetOnce.value("memory", memory, bytes);
    return this;
  }

  /**
   * Looks every so many training iterations: a cycle of the paper, if the learning rate cycles at
   * that length.
   *
   * @param length at least 1
   * @return to be added to the model's listeners; it has looked once, before any training
   * @throws IllegalArgumentException if {@code length} is not positive, the rows are unfit, two
   *     snapshots do not fit into the memory, or the model gives values that are not finite
   */
  public TrajectoryRecorder everyIterations(int length) {
    return recorder(Cadence.everyIterations(length));
  }

  /**
   * Looks after every epoch. Only {@code fit} of an iterator has epochs; of a training by {@code
   * fit(DataSet)} this would see the beginning and the end alone.
   *
   * @return to be added to the model's listeners; it has looked once, before any training
   * @throws IllegalArgumentException if the rows are unfit, two snapshots do not fit into the
   *     memory, or the model gives values that are not finite
   */
  public TrajectoryRecorder everyEpoch() {
    return recorder(Cadence.everyEpoch());
  }

  private TrajectoryRecorder recorder(Cadence cadence) {
    long bytes = memory == null ? DEFAULT_MEMORY : memory;
    Probe probe = probes.get();
    try {
      return new TrajectoryRecorder(probe, ActivationRecord.within(bytes, probe), fit, cadence);
    } catch (RuntimeException e) {
      probe.close();
      throw e;
    }
  }
}
