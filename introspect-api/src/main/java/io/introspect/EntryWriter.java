package io.introspect;

import java.io.IOException;
import java.io.OutputStream;

/** A place in a file being saved where one component writes its own entries. */
@FunctionalInterface
public interface EntryWriter {

  /**
   * Begins an entry. Entries are written one after the other: close each before the next.
   *
   * @param name a plain file name, unique within the component
   * @return to be written to and closed by the caller
   * @throws IOException if writing fails
   */
  OutputStream open(String name) throws IOException;
}
