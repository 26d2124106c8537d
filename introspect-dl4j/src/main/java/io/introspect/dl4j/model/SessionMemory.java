package io.introspect.dl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.internal.memory.NoOpMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;

/**
 * The arrays of one pass of SameDiff, freed when it is over and no sooner: some of its operations
 * hand on the very array that they were given.
 */
final class SessionMemory extends NoOpMemoryMgr implements AutoCloseable {

  private final List<INDArray> arrays = new ArrayList<>();

  /** A copy that is freed with all others. */
  INDArray copy(INDArray array, DataType type) {
    return allocate(true, type, array.shape()).assign(array);
  }

  @Override
  public INDArray allocate(boolean detached, DataType type, long... shape) {
    return own(super.allocate(detached, type, shape));
  }

  /** Row-major whatever is asked for, as SameDiff's own: its reshape may misread other orders. */
  @Override
  public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
    return descriptor.isEmpty()
        ? super.allocate(detached, descriptor)
        : allocate(detached, descriptor.dataType(), descriptor.getShape());
  }

  private INDArray own(INDArray array) {
    arrays.add(array);
    return array;
  }

  @Override
  public void close() {
    arrays.forEach(ArrayScope::free);
    arrays.clear();
  }
}
