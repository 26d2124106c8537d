package io.introspect.dl4j.activations;

import io.introspect.dl4j.activations.ActivationStorage.Kind;

/**
 * Makes the stores of one fit, which share its budget. To be used, as long as its stores are being
 * filled, by one thread.
 */
public final class ActivationStores {

  private final ActivationStorage storage;
  private final OffHeapBudget budget;

  /**
   * For a fit.
   *
   * @param storage the user's choice
   */
  public ActivationStores(ActivationStorage storage) {
    this.storage = storage;
    this.budget =
        new OffHeapBudget(storage.kind() == Kind.OFF_HEAP ? Long.MAX_VALUE : storage.budget());
  }

  /**
   * Whether activations are kept at all.
   *
   * @return true if the classifier is to run again instead
   */
  public boolean recomputes() {
    return storage.kind() == Kind.RECOMPUTED;
  }

  /**
   * A store of activations, as the user wants them kept.
   *
   * @param width of each row
   * @return without rows
   * @throws io.introspect.IntrospectionException if no file can be made
   */
  public ActivationStore activations(int width) {
    return create(width, storage.float16());
  }

  /**
   * A store of values that stay float32, whatever is chosen for activations.
   *
   * @param width of each row
   * @return without rows
   * @throws io.introspect.IntrospectionException if no file can be made
   */
  public ActivationStore exact(int width) {
    return create(width, false);
  }

  /**
   * A store off-heap, however many rows it is given.
   *
   * @param width of each row
   * @return without rows
   */
  public static ActivationStore offHeap(int width) {
    return new OffHeapStore(width, new OffHeapBudget(Long.MAX_VALUE));
  }

  private ActivationStore create(int width, boolean float16) {
    return switch (storage.kind()) {
      case OFF_HEAP -> new OffHeapStore(width, budget);
      case FILE -> file(width, float16);
      case AUTOMATIC, RECOMPUTED ->
          new GrowingStore(new OffHeapStore(width, budget), () -> file(width, float16));
    };
  }

  private RowStore file(int width, boolean float16) {
    return float16
        ? Float16FileStore.in(storage.folder(), width)
        : FileStore.in(storage.folder(), width);
  }
}
