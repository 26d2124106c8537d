package io.introspect.examples.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes whose header agrees with its length.
 *
 * <p>The length is counted before anybody allocates memory by the header, which a damaged or
 * hostile file can fill with any number.
 *
 * @param path where the file is
 * @param sizes the sizes of the dimensions; the first one is the number of items
 */
record IdxFile(Path path, List<Integer> sizes) {

  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int LARGEST_ITEM = 1 << 24;

  /** Reads all of the file once, to check it. */
  static IdxFile check(Path path, int rank) throws IOException {
    try (InputStream in = open(path)) {
      IdxFile file = new IdxFile(path, header(path, rank, in));
      long expected = (long) file.count() * file.itemLength();
      long found = in.transferTo(OutputStream.nullOutputStream());
      if (found != expected) {
        throw new ImageFormatException(
            path,
            expected + " bytes after the header, for the sizes " + file.sizes,
            found + (found < expected ? " (truncated)" : " (trailing bytes)"));
      }
      return file;
    } catch (EOFException e) {
      throw new ImageFormatException(path, "complete gzip data", "a sudden end (truncated)", e);
    } catch (ZipException e) {
      throw new ImageFormatException(path, "sound gzip data", e.getMessage(), e);
    }
  }

  int count() {
    return sizes.get(0);
  }

  /** The number of bytes of one item. */
  int itemLength() {
    return (int) itemLength(sizes);
  }

  /** The content after the header. */
  InputStream openItems() throws IOException {
    InputStream in = open(path);
    try {
      in.skipNBytes(headerLength(sizes.size()));
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Fills an item from the content, which another process may have cut since it was checked. */
  void read(InputStream content, byte[] item) throws IOException {
    int found = content.readNBytes(item, 0, item.length);
    if (found < item.length) {
      throw new ImageFormatException(
          path, "an item of " + item.length + " bytes", found + " bytes");
    }
  }

  private static int headerLength(int rank) {
    return Integer.BYTES * (1 + rank);
  }

  private static List<Integer> header(Path path, int rank, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(headerLength(rank));
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int expected = UNSIGNED_BYTE << 8 | rank;
    // The magic number first: the header of another kind of file may be shorter.
    if (bytes.length >= Integer.BYTES && header.getInt() != expected) {
      throw new ImageFormatException(
          path, "magic number 0x%08x".formatted(expected), "0x%08x".formatted(header.getInt(0)));
    }
    if (bytes.length < headerLength(rank)) {
      throw new ImageFormatException(
          path,
          "a header of " + headerLength(rank) + " bytes",
          bytes.length + " bytes (truncated)");
    }
    List<Integer> sizes = new ArrayList<>();
    while (header.hasRemaining()) {
      sizes.add(header.getInt());
    }
    requireUsable(path, sizes);
    return List.copyOf(sizes);
  }

  private static void requireUsable(Path path, List<Integer> sizes) throws IOException {
    if (sizes.stream().anyMatch(size -> size < 1)) {
      throw new ImageFormatException(path, "sizes of 1 or more in the header", sizes.toString());
    }
    if (itemLength(sizes) > LARGEST_ITEM) {
      throw new ImageFormatException(
          path, "items of " + LARGEST_ITEM + " bytes at most", sizes.toString());
    }
  }

  /** At most two sizes follow the count, so that their product fits a long. */
  private static long itemLength(List<Integer> sizes) {
    return sizes.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /** Opens a file, and unpacks it if its first bytes, not its name, say that it is packed. */
  private static InputStream open(Path path) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      raw.mark(Short.BYTES);
      byte[] start = raw.readNBytes(Short.BYTES);
      raw.reset();
      boolean packed =
          start.length == Short.BYTES
              && Short.toUnsignedInt(ByteBuffer.wrap(start).getShort()) == GZIP_MAGIC;
      return packed ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
