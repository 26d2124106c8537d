package io.introspect.dl4j.activations;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A store of rows of float32. Rows that follow each other are read at once, as they lie behind each
 * other wherever they are kept.
 */
abstract class RowStore implements ActivationStore {

  /** Reads rows that follow each other; made anew for every read, so that it may keep buffers. */
  @FunctionalInterface
  interface Reader {
    /** Puts so many rows from a first one on where the buffer's position is, and moves that. */
    void read(int first, int count, ByteBuffer into);
  }

  private final int width;
  private int rows;

  RowStore(int width) {
    this.width = width;
  }

  /** Keeps rows, all that are between position and limit, and moves the position. */
  abstract void write(ByteBuffer bytes, int count);

  /** Reads for one call. */
  abstract Reader reader();

  @Override
  public final int width() {
    return width;
  }

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final void append(INDArray batch) {
    if (batch.rank() != 2 || batch.size(1) != width) {
      throw new IllegalArgumentException(
          "expected rows [n, %d], found %s".formatted(width, Arrays.toString(batch.shape())));
    }
    RowBytes.of(batch, (bytes, from, to) -> append(bytes, to - from));
  }

  /** Keeps rows that are bytes already. */
  final void append(ByteBuffer bytes, int count) {
    write(bytes, count);
    rows = Math.addExact(rows, count);
  }

  @Override
  public final INDArray read(int... wanted) {
    for (int row : wanted) {
      if (row < 0 || row >= rows) {
        throw new IllegalArgumentException(
            "expected a row from 0 to %d, found %d".formatted(rows - 1, row));
      }
    }
    Reader reader = reader();
    return RowBytes.filled(
        wanted.length,
        width,
        (bytes, from, to) -> {
          for (int i = from; i < to; ) {
            int end = endOfRun(wanted, i, to);
            // A row has fewer than 2^30 bytes, as has all that is read at once.
            bytes.limit(bytes.position() + (end - i) * rowBytes());
            reader.read(wanted[i], end - i, bytes);
            i = end;
          }
        });
  }

  private static int endOfRun(int[] wanted, int start, int limit) {
    int end = start + 1;
    while (end < limit && wanted[end] == wanted[end - 1] + 1) {
      end++;
    }
    return end;
  }

  final int rowBytes() {
    return width * Float.BYTES;
  }
}
