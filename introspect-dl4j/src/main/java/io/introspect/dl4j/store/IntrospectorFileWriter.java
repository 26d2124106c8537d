package io.introspect.dl4j.store;

import io.introspect.EntryWriter;
import io.introspect.IntrospectionException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a file that {@link IntrospectorFile} reads. */
public final class IntrospectorFileWriter {

  /** Writes the entries of one part. */
  @FunctionalInterface
  public interface Part {
    /**
     * Writes them.
     *
     * @param entries where to
     * @throws IOException if writing fails
     */
    void save(EntryWriter entries) throws IOException;
  }

  private IntrospectorFileWriter() {}

  /**
   * Writes to a temporary file beside {@code path} and moves it into place, so that at no time
   * there is half a file under that name.
   *
   * @param path replaced if it exists; its folder must exist
   * @param header the description
   * @param autoencoder writes the autoencoder
   * @param estimator writes the estimator
   * @param typicality writes the judge of typicality, if there is one
   * @param trust writes the judge of trust, if there is one
   * @throws IntrospectionException if the folder does not exist or writing fails
   */
  public static void write(
      Path path,
      Header header,
      Part autoencoder,
      Part estimator,
      Optional<Part> typicality,
      Optional<Part> trust) {
    Path target = path.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IntrospectionException(
          "expected an existing folder to save into, found no " + folder);
    }
    if (Files.isDirectory(target)) {
      throw new IntrospectionException("expected a file to save to, found the folder " + target);
    }
    try {
      // Not createTempFile, which would leave the finished file readable by its owner alone.
      Path temporary =
          folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
      try {
        try (ZipOutputStream zip =
            new ZipOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
          try (OutputStream entry = open(zip, IntrospectorFile.HEADER)) {
            entry.write(HeaderJson.write(header));
          }
          autoencoder.save(name -> open(zip, IntrospectorFile.AUTOENCODER + name));
          estimator.save(name -> open(zip, IntrospectorFile.ESTIMATOR + name));
          if (typicality.isPresent()) {
            typicality.get().save(name -> open(zip, IntrospectorFile.TYPICALITY + name));
          }
          if (trust.isPresent()) {
            trust.get().save(name -> open(zip, IntrospectorFile.TRUST + name));
          }
        }
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new IntrospectionException(target + ": could not be saved: " + e.getMessage(), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A stream into one entry; closing it ends the entry, not the file. */
  private static OutputStream open(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        zip.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }
}
