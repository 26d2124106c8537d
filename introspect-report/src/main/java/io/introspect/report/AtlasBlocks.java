package io.introspect.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The numbers of an atlas: named arrays, each little-endian, compressed by gzip, and written in
 * base64. The page makes JavaScript's typed arrays of them.
 *
 * <p>For one thread.
 */
final class AtlasBlocks {

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  void floats(String name, float[] values) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    littleEndian(bytes).asFloatBuffer().put(values);
    add(name, "Float32Array", bytes);
  }

  void shorts(String name, short[] values) {
    byte[] bytes = new byte[values.length * Short.BYTES];
    littleEndian(bytes).asShortBuffer().put(values);
    add(name, "Int16Array", bytes);
  }

  void integers(String name, int[] values) {
    byte[] bytes = new byte[values.length * Integer.BYTES];
    littleEndian(bytes).asIntBuffer().put(values);
    add(name, "Int32Array", bytes);
  }

  void bytes(String name, byte[] values) {
    add(name, "Uint8Array", values);
  }

  /** What kind of array each block is, by its name. */
  Map<String, String> types() {
    return Collections.unmodifiableMap(types);
  }

  /** The blocks themselves, by their names. */
  Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void add(String name, String type, byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    types.put(name, type);
    texts.put(name, Base64.getEncoder().encodeToString(compressed.toByteArray()));
  }
}
