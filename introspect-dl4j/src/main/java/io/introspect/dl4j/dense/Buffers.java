package io.introspect.dl4j.dense;

import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;

/** Memory that a computation keeps from one minibatch to the next. */
final class Buffers {

  private Buffers() {}

  /** The same memory, or more of it if it is too small; what it held is lost then. */
  static FloatPointer of(FloatPointer present, long size) {
    return present.capacity() >= size ? present : new FloatPointer(size);
  }

  /**
   * Copies rows.
   *
   * @param into [n, width]
   * @param from the first of them
   * @param prepare changes each on the way
   */
  static void fill(FloatPointer into, FloatRows rows, int from, int n, Consumer<float[]> prepare) {
    float[] values = new float[rows.width()];
    for (int row = 0; row < n; row++) {
      rows.read(from + row, values);
      prepare.accept(values);
      into.position((long) row * values.length).put(values);
    }
    into.position(0);
  }
}
