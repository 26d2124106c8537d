package io.introspect.dl4j.store;

import io.introspect.EntryReader;
import io.introspect.IntrospectionException;
import io.introspect.StoredFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A saved introspector that was read, and whose parts can be asked for.
 *
 * <p>Entries: {@code introspector.json}, then {@code autoencoder/…}, {@code estimator/…} and, if it
 * was saved with them, {@code typicality/…} and {@code trust/…} as their trainers wrote them. The
 * stream's checksums are compared while reading.
 */
public final class IntrospectorFile {

  static final String HEADER = "introspector.json";
  static final String AUTOENCODER = "autoencoder/";
  static final String ESTIMATOR = "estimator/";
  static final String TYPICALITY = "typicality/";
  static final String TRUST = "trust/";

  private final Path path;
  private final Map<String, byte[]> entries;
  private final Header header;

  private IntrospectorFile(Path path, Map<String, byte[]> entries, Header header) {
    this.path = path;
    this.entries = entries;
    this.header = header;
  }

  /**
   * Reads a file.
   *
   * @param path what {@link IntrospectorFileWriter} has written
   * @return its contents
   * @throws IntrospectionException if there is no such file, it is no introspector, it is damaged,
   *     or it was saved in a newer format
   */
  public static IntrospectorFile read(Path path) {
    try {
      Map<String, byte[]> entries = entries(path);
      if (!entries.containsKey(HEADER)) {
        throw new IntrospectionException(
            path + ": expected a saved introspector, found a file without " + HEADER);
      }
      return new IntrospectorFile(
          path, entries, HeaderJson.read(entries.get(HEADER), path.toString()));
    } catch (NoSuchFileException e) {
      throw new IntrospectionException(path + ": expected a saved introspector, found no file", e);
    } catch (IOException | RuntimeException e) {
      throw e instanceof IntrospectionException ours ? ours : damaged(path, e);
    }
  }

  private static Map<String, byte[]> entries(Path path) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (InputStream file = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /**
   * The description.
   *
   * @return as it was saved
   */
  public Header header() {
    return header;
  }

  /**
   * Loads the autoencoder.
   *
   * @param trainer of the format that the file was saved with
   * @param <M> what it trains
   * @return the autoencoder
   * @throws IntrospectionException if the trainer is of another format, or the entries are damaged
   */
  public <M> M autoencoder(StoredFormat<M> trainer) {
    return part(trainer, AUTOENCODER, header.autoencoderFormat());
  }

  /**
   * Loads the estimator.
   *
   * @param trainer of the format that the file was saved with
   * @param <M> what it trains
   * @return the estimator
   * @throws IntrospectionException if the trainer is of another format, or the entries are damaged
   */
  public <M> M estimator(StoredFormat<M> trainer) {
    return part(trainer, ESTIMATOR, header.estimatorFormat());
  }

  /**
   * Loads the judge of typicality.
   *
   * @param trainer of the format that the file was saved with
   * @param <M> what it trains
   * @return the judge; empty if the file was saved without
   * @throws IntrospectionException if the trainer is of another format, or the entries are damaged
   */
  public <M> Optional<M> typicality(StoredFormat<M> trainer) {
    return header.typicalityFormat().map(format -> part(trainer, TYPICALITY, format));
  }

  /**
   * Loads the judge of trust.
   *
   * @param trainer of the format that the file was saved with
   * @param <M> what it fits
   * @return the judge; empty if the file was saved without
   * @throws IntrospectionException if the trainer is of another format, or the entries are damaged
   */
  public <M> Optional<M> trust(StoredFormat<M> trainer) {
    return header.trustFormat().map(format -> part(trainer, TRUST, format));
  }

  private <M> M part(StoredFormat<M> trainer, String folder, String format) {
    if (!trainer.format().equals(format)) {
      throw new IntrospectionException(
          "%s: expected a trainer of the format %s for %s, found one of %s; give the one it was saved with to wrap(model)"
              .formatted(path, format, folder, trainer.format()));
    }
    EntryReader reader = name -> open(folder + name);
    try {
      return trainer.load(reader);
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private InputStream open(String name) throws IOException {
    byte[] content = entries.get(name);
    if (content == null) {
      throw new ZipException("expected the entry " + name + ", found none");
    }
    return new ByteArrayInputStream(content);
  }

  private static IntrospectionException damaged(Path path, Exception e) {
    return new IntrospectionException(
        "%s: expected a saved introspector, found a damaged file: %s"
            .formatted(path, e.getMessage()),
        e);
  }
}
