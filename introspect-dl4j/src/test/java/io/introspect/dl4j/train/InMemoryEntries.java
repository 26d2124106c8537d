package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entries in memory: what was written can be read, or damaged. */
public final class InMemoryEntries {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public EntryWriter writer() {
    return this::create;
  }

  public EntryReader reader() {
    return this::open;
  }

  public Map<String, byte[]> entries() {
    return entries;
  }

  private OutputStream create(String name) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        super.close();
        entries.put(name, toByteArray());
      }
    };
  }

  private InputStream open(String name) throws IOException {
    byte[] content = entries.get(name);
    if (content == null) {
      throw new FileNotFoundException(name);
    }
    return new ByteArrayInputStream(content);
  }
}
