package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Some rows of a layer's results on the heap, one behind the other: so many that a copy between
 * both memories, and a loop over what was copied, is worth its start, and so few that they stay in
 * the innermost cache.
 *
 * <p>To be used by one thread.
 */
final class RowChunk {

  private static final int VALUES = 2048;

  private final int width;
  private final int most;
  private final float[] bias;
  private final float[] scratch;

  /** The rows that were read; to be changed at will. */
  final float[] values;

  RowChunk(int width) {
    this.width = width;
    this.most = Math.max(1, VALUES / width);
    this.values = new float[most * width];
    this.scratch = new float[most * width];
    this.bias = new float[most * width];
  }

  /** How many rows fit. */
  int most() {
    return most;
  }

  /** Copies the bias of a layer, as it is now, for so many rows, or as many as fit. */
  void readBias(DirectLayer layer, int rows) {
    layer.readBiases(bias, width);
    for (int row = 1; row < Math.min(most, rows); row++) {
      System.arraycopy(bias, 0, bias, row * width, width);
    }
  }

  /** Reads rows. */
  void read(FloatPointer from, int row, int rows) {
    from.position((long) row * width).get(values, 0, rows * width);
  }

  /** Writes them. */
  void write(FloatPointer to, int row, int rows) {
    to.position((long) row * width).put(values, 0, rows * width);
  }

  /** Adds a layer's bias to n rows of its products, and bends them. */
  void finish(DirectLayer layer, Bend bend, FloatPointer y, int n) {
    readBias(layer, n);
    for (int row = 0; row < n; row += most) {
      int rows = Math.min(most, n - row);
      read(y, row, rows);
      finish(bend, rows);
      write(y, row, rows);
    }
    y.position(0);
  }

  /** Adds the bias that was read to the rows that were read, and bends them. */
  void finish(Bend bend, int rows) {
    DirectLayer.add(bias, values, rows * width);
    bend.applyToRows(values, scratch, rows, width);
  }

  /** Adds up the columns of the rows that were read. */
  void addColumnsTo(float[] sums, int rows) {
    for (int row = 0; row < rows; row++) {
      add(values, row * width, sums);
    }
  }

  private static void add(float[] terms, int from, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += terms[from + i];
    }
  }
}
