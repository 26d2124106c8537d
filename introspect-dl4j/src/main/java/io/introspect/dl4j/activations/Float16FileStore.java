package io.introspect.dl4j.activations;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Rows in a temporary file, each value rounded to 16 bits. */
final class Float16FileStore extends RowStore {

  /** So many values are turned at a time, so that they stay in the cache. */
  private static final int MOST_VALUES = 1 << 15;

  private final RowFile file;

  private Float16FileStore(int width, RowFile file) {
    super(width);
    this.file = file;
  }

  /**
   * A store without rows.
   *
   * @throws io.introspect.IntrospectionException if no file can be made there
   */
  static Float16FileStore in(Path folder, int width) {
    return new Float16FileStore(width, RowFile.in(folder));
  }

  @Override
  void write(ByteBuffer bytes, int count) {
    Values part = new Values(Math.min(MOST_VALUES, bytes.remaining() / Float.BYTES));
    long done = (long) rows() * width();
    while (bytes.hasRemaining()) {
      int n = part.take(bytes);
      int overflow = Float16.round(part.floats, part.halves, n);
      if (overflow >= 0) {
        throw tooLarge(part.floats[overflow], done + overflow);
      }
      file.append(part.halvesAsBytes(n));
      done += n;
    }
  }

  private IllegalArgumentException tooLarge(float value, long place) {
    return new IllegalArgumentException(
        "expected activations of at most %s, the largest float16, found %s in row %d at position %d; keep them as float32"
            .formatted(Float16.LARGEST, value, place / width(), place % width()));
  }

  @Override
  Reader reader() {
    Values part = new Values(Math.min(MOST_VALUES, width()));
    return (first, count, into) -> read(part, (long) first * width(), into);
  }

  private void read(Values part, long from, ByteBuffer into) {
    long next = from;
    while (into.hasRemaining()) {
      int n = Math.min(part.floats.length, into.remaining() / Float.BYTES);
      file.read(part.bytes.clear().limit(n * Short.BYTES), next * Short.BYTES);
      part.give(n, into);
      next += n;
    }
  }

  @Override
  public void close() {
    file.close();
  }

  /** Room for some values on their way, in either direction. */
  private static final class Values {
    private final float[] floats;
    private final short[] halves;
    private final ByteBuffer bytes;

    Values(int most) {
      floats = new float[most];
      halves = new short[most];
      bytes = ByteBuffer.allocate(most * Short.BYTES).order(ByteOrder.nativeOrder());
    }

    int take(ByteBuffer from) {
      int n = Math.min(floats.length, from.remaining() / Float.BYTES);
      from.asFloatBuffer().get(floats, 0, n);
      from.position(from.position() + n * Float.BYTES);
      return n;
    }

    ByteBuffer halvesAsBytes(int n) {
      bytes.clear().asShortBuffer().put(halves, 0, n);
      return bytes.limit(n * Short.BYTES);
    }

    void give(int n, ByteBuffer into) {
      bytes.clear().asShortBuffer().get(halves, 0, n);
      Float16.values(halves, floats, n);
      into.asFloatBuffer().put(floats, 0, n);
      into.position(into.position() + n * Float.BYTES);
    }
  }
}
