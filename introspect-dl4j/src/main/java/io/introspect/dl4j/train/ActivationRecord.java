package io.introspect.dl4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Snapshots of a training of unknown length in bounded memory. When the record is full, every
 * second snapshot is dropped, and from then on only every second one that would have been kept
 * before is: the record always spans the whole training in even steps, from its first moment on. To
 * be used by one thread.
 */
public final class ActivationRecord implements AutoCloseable {

  private final int capacity;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private long offers;
  private long stride = 1;

  /** An empty record of at most this many snapshots. */
  ActivationRecord(int capacity) {
    this.capacity = capacity;
  }

  /**
   * An empty record for the snapshots of a probe. Room is left for one more snapshot, that of the
   * present.
   *
   * @param bytes the memory that the snapshots may take, the one of the present included
   * @param probe what the snapshots are of
   * @return the record
   * @throws IllegalArgumentException if there is no room for two snapshots
   */
  public static ActivationRecord within(long bytes, Probe probe) {
    int rows = probe.classes().length;
    int width = probe.model().tap().width();
    long each = snapshotBytes(rows, width);
    if (bytes / each < 2) {
      throw new IllegalArgumentException(
          "expected memory for two snapshots of %d rows with %d activations each, %d bytes, found %d;"
                  .formatted(rows, width, 2 * each, bytes)
              + " take fewer rows or layers, or allow more memory");
    }
    // Row numbers of the whole record are ints.
    return new ActivationRecord((int) Math.min(bytes / each, Integer.MAX_VALUE / rows) - 1);
  }

  /** The activations and the logarithm of the error of each row, as float32. */
  static long snapshotBytes(long rows, long width) {
    return rows * (width + 1) * Float.BYTES;
  }

  /**
   * Offers the snapshot of a moment; the moments are a steady interval apart.
   *
   * @param snapshot asked for only if it is to be kept; taken over
   */
  public void offer(Supplier<Snapshot> snapshot) {
    if (isDue(offers++)) {
      snapshots.add(snapshot.get());
    }
  }

  private boolean isDue(long offer) {
    if (offer % stride == 0 && snapshots.size() == capacity) {
      thin();
    }
    return offer % stride == 0;
  }

  private void thin() {
    stride *= 2;
    for (int i = snapshots.size() - 1; i > 0; i--) {
      if (i % 2 == 1) {
        snapshots.remove(i).close();
      }
    }
  }

  /**
   * What is kept.
   *
   * @return in the order of time; still owned by the record
   */
  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  /** Frees all snapshots. The record is empty afterwards. */
  @Override
  public void close() {
    snapshots.forEach(Snapshot::close);
    snapshots.clear();
  }
}
