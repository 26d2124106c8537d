package io.introspect.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file of text so that at no time there is half of it under its name. */
final class WholeFile {

  private WholeFile() {}

  /** What is to be written. */
  @FunctionalInterface
  interface Text {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes to a temporary file beside {@code path} and moves it into place.
   *
   * @param path replaced if it exists; its folder is made if it does not
   * @param text in UTF-8
   * @throws IOException if writing fails; there is then what was there before
   */
  static void write(Path path, Text text) throws IOException {
    Path target = path.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "expected a file, found a folder");
    }
    Files.createDirectories(target.getParent());
    // Not createTempFile, which would leave the finished file readable by its owner alone.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (Writer writer =
          Files.newBufferedWriter(
              temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
        text.writeTo(writer);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
