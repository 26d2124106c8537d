package io.introspect.dl4j.activations;

import io.introspect.IntrospectionException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;

/**
 * Rows off-heap, in pieces: so it grows without a second copy, and beyond 2^31 values. The larger
 * pieces are so large that the C library gives their memory back to the system when they are freed.
 */
final class OffHeapStore extends RowStore {

  private static final int FIRST_BYTES = 1 << 20;
  private static final int MOST_BYTES = 1 << 26;

  /** A piece: the rows from a first one on, as many as it has room for. */
  private record Piece(BytePointer memory, ByteBuffer bytes, int first, int room) {}

  private final OffHeapBudget budget;
  private final List<Piece> pieces = new ArrayList<>();

  OffHeapStore(int width, OffHeapBudget budget) {
    super(width);
    this.budget = budget;
  }

  /**
   * Makes room for more rows.
   *
   * @return false if the budget, or JavaCPP's, does not allow that many
   */
  boolean reserve(int more) {
    while (room() - rows() < more) {
      if (!grow()) {
        return false;
      }
    }
    return true;
  }

  private long room() {
    return pieces.isEmpty() ? 0 : last().first() + (long) last().room();
  }

  private Piece last() {
    return pieces.get(pieces.size() - 1);
  }

  private boolean grow() {
    long wanted = Math.max(FIRST_BYTES, Math.min(MOST_BYTES, room() * rowBytes()));
    long count = Math.min(Math.max(1, wanted / rowBytes()), budget.left() / rowBytes());
    if (count == 0 || room() + count > Integer.MAX_VALUE) {
      return false;
    }
    try {
      BytePointer memory = new BytePointer(count * rowBytes());
      pieces.add(new Piece(memory, memory.asByteBuffer(), (int) room(), (int) count));
      budget.take(count * rowBytes());
      return true;
    } catch (OutOfMemoryError e) {
      // JavaCPP's own limit, by which nothing has been allocated: no reason to give up.
      return false;
    }
  }

  @Override
  void write(ByteBuffer bytes, int count) {
    if (!reserve(count)) {
      throw new IntrospectionException(
          "expected room for %d more rows of %d bytes off-heap, found none after %d rows; allow JavaCPP more by -Dorg.bytedeco.javacpp.maxBytes=…, or keep activations in a file: ActivationStorage.file(…)"
              .formatted(count, rowBytes(), rows()));
    }
    int row = rows();
    while (bytes.hasRemaining()) {
      Piece piece = pieces.get(pieceOf(row));
      int written = Math.min(bytes.remaining() / rowBytes(), piece.first() + piece.room() - row);
      piece
          .bytes()
          .put((row - piece.first()) * rowBytes(), bytes, bytes.position(), written * rowBytes());
      bytes.position(bytes.position() + written * rowBytes());
      row += written;
    }
  }

  @Override
  Reader reader() {
    return this::copy;
  }

  private void copy(int first, int count, ByteBuffer into) {
    int row = first;
    int end = first + count;
    for (int i = pieceOf(first); row < end; i++) {
      Piece piece = pieces.get(i);
      int copied = Math.min(end, piece.first() + piece.room()) - row;
      into.put(
          into.position(), piece.bytes(), (row - piece.first()) * rowBytes(), copied * rowBytes());
      into.position(into.position() + copied * rowBytes());
      row += copied;
    }
  }

  private int pieceOf(int row) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).first() <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Appends all rows to another store, and frees each piece as soon as it has been copied. */
  void moveTo(RowStore other) {
    int left = rows();
    while (!pieces.isEmpty()) {
      Piece piece = pieces.get(0);
      int count = Math.min(left, piece.room());
      ByteBuffer kept = piece.bytes().duplicate().order(ByteOrder.nativeOrder());
      other.append(kept.limit(count * rowBytes()), count);
      left -= count;
      free(pieces.remove(0));
    }
  }

  private void free(Piece piece) {
    piece.memory().close();
    budget.giveBack((long) piece.room() * rowBytes());
  }

  @Override
  public void close() {
    pieces.forEach(this::free);
    pieces.clear();
  }
}
