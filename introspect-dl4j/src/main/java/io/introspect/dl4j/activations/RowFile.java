package io.introspect.dl4j.activations;

import io.introspect.IntrospectionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/**
 * A temporary file that is written from its beginning to its end and read anywhere. It goes when it
 * is closed; on Unix its name goes at once, so that nothing is left even if the process dies.
 *
 * <p>It is read and written at positions, not mapped into memory: the pages of a mapping count as
 * memory of the process as soon as they are touched, Java 17 cannot unmap them when the fit is
 * over, and a full disk would kill the process instead of throwing. Cached pages of a file that is
 * read belong to the system, which takes them back when it needs them; a read of a row from the
 * cache takes microseconds.
 *
 * <p>To be written by one thread; safe for reading by several at once. As with every channel of
 * Java, interrupting a thread that reads closes it for all.
 */
final class RowFile implements AutoCloseable {

  private static final String CHOOSE_ANOTHER =
      "; choose another folder: ActivationStorage.file(…), or automatic().withFolder(…)";

  private final Path folder;
  private final FileChannel channel;
  private long size;

  private RowFile(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * A new file.
   *
   * @throws IntrospectionException if the folder is not there or takes no files
   */
  static RowFile in(Path folder) {
    try {
      Path path = Files.createTempFile(folder, "introspect-", ".activations");
      return new RowFile(
          folder,
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new IntrospectionException(
          "expected a folder to keep activations in a temporary file, found %s: %s%s"
              .formatted(folder, e, CHOOSE_ANOTHER),
          e);
    }
  }

  /**
   * Writes all that is between position and limit behind what is there.
   *
   * @throws IntrospectionException if it cannot be written
   * @throws CancellationException if the thread is interrupted
   */
  void append(ByteBuffer bytes) {
    int length = bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        size += channel.write(bytes, size);
      }
    } catch (ClosedChannelException e) {
      throw cancelled(e);
    } catch (IOException e) {
      throw new IntrospectionException(
          "expected room for %d more bytes of activations in %s, found \"%s\" after %d bytes%s%s"
              .formatted(length, folder, e.getMessage(), size, usable(), CHOOSE_ANOTHER),
          e);
    }
  }

  private String usable() {
    try {
      return ", with %d bytes left".formatted(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Reads as much as there is between position and limit.
   *
   * @throws IntrospectionException if it cannot be read
   * @throws CancellationException if the thread, or another one that reads, is interrupted
   */
  void read(ByteBuffer into, long position) {
    long next = position;
    try {
      while (into.hasRemaining()) {
        int count = channel.read(into, next);
        if (count < 0) {
          throw new EOFException("the file ends there");
        }
        next += count;
      }
    } catch (ClosedChannelException e) {
      throw cancelled(e);
    } catch (IOException e) {
      throw new IntrospectionException(
          "expected %d more bytes of activations at %d of %d in a temporary file in %s, found: %s"
              .formatted(into.remaining(), next, size, folder, e),
          e);
    }
  }

  /** Nothing but an interrupt closes the channel while it is in use. */
  private static CancellationException cancelled(ClosedChannelException cause) {
    CancellationException cancellation =
        new CancellationException("fit was interrupted while it kept or read activations");
    cancellation.initCause(cause);
    return cancellation;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IntrospectionException(
          "expected to close a temporary file in %s, found: %s".formatted(folder, e), e);
    }
  }
}
