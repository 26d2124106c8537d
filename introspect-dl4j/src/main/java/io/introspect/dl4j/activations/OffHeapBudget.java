package io.introspect.dl4j.activations;

/** How many bytes several stores may still take off-heap. To be used by one thread. */
final class OffHeapBudget {

  private long left;

  OffHeapBudget(long bytes) {
    left = bytes;
  }

  long left() {
    return left;
  }

  void take(long bytes) {
    left -= bytes;
  }

  void giveBack(long bytes) {
    left += bytes;
  }
}
