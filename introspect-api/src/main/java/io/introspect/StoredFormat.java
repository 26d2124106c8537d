package io.introspect;

import java.io.IOException;

/**
 * How trained objects of one kind are written to a file and read from it.
 *
 * @param <M> the kind
 */
public interface StoredFormat<M> {

  /**
   * Names the format that {@link #save} writes. A file is loaded only by the format that it was
   * saved with.
   *
   * @return for example {@code "info-vae/1"}
   */
  String format();

  /**
   * Writes a trained object.
   *
   * @param trained of this kind
   * @param entries where it writes its entries
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if {@code trained} is of another kind
   */
  void save(M trained, EntryWriter entries) throws IOException;

  /**
   * Reads what {@link #save} wrote; the result behaves as the object that was saved.
   *
   * @param entries where its entries are
   * @return the trained object
   * @throws IOException if reading fails or the content is damaged
   */
  M load(EntryReader entries) throws IOException;
}
