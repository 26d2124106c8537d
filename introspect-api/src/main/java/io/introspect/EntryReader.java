package io.introspect;

import java.io.IOException;
import java.io.InputStream;

/** The entries that one component has written through an {@link EntryWriter}. */
@FunctionalInterface
public interface EntryReader {

  /**
   * Opens an entry. Any order, any number of times.
   *
   * @param name as given to {@link EntryWriter#open}
   * @return to be read and closed by the caller
   * @throws IOException if there is no such entry or reading fails
   */
  InputStream open(String name) throws IOException;
}
