package io.introspect.dl4j.activations;

import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows off-heap as long as there is room, and from then on all of them in a file: how many rows an
 * iterator has is not known before its end.
 */
final class GrowingStore implements ActivationStore {

  private static final Logger LOG = LoggerFactory.getLogger("io.introspect.fit");

  private final OffHeapStore memory;
  private final Supplier<RowStore> file;
  private RowStore current;

  /** Takes over the store off-heap; the file is made when it is needed. */
  GrowingStore(OffHeapStore memory, Supplier<RowStore> file) {
    this.memory = memory;
    this.file = file;
    this.current = memory;
  }

  @Override
  public int width() {
    return current.width();
  }

  @Override
  public int rows() {
    return current.rows();
  }

  @Override
  public void append(INDArray batch) {
    if (isInMemory() && !memory.reserve(Math.toIntExact(batch.size(0)))) {
      passOver();
    }
    current.append(batch);
  }

  /** Whether all rows are off-heap still. */
  boolean isInMemory() {
    return current == memory;
  }

  private void passOver() {
    LOG.info(
        "harvest: rows of {} values pass over to a file, as there is no room for more than {} of them off-heap",
        width(),
        rows());
    RowStore target = file.get();
    try {
      memory.moveTo(target);
      current = target;
    } finally {
      if (isInMemory()) {
        target.close();
      }
    }
  }

  @Override
  public INDArray read(int... wanted) {
    return current.read(wanted);
  }

  @Override
  public void close() {
    memory.close();
    current.close();
  }
}
