package io.introspect.examples.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Data sets of a few bytes, made by hand. */
final class TinyFiles {

  static final int IMAGES = 0x0803;
  static final int LABELS = 0x0801;
  static final int CIFAR_RECORD = 3073;

  private TinyFiles() {}

  static byte[] idx(int magic, List<Integer> sizes, int... content) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.size() + content.length).putInt(magic);
    sizes.forEach(bytes::putInt);
    for (int value : content) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  /** Two images of one row and three columns. */
  static byte[] images() {
    return idx(IMAGES, List.of(2, 1, 3), 0, 51, 255, 128, 1, 254);
  }

  static byte[] labels() {
    return idx(LABELS, List.of(2), 7, 0);
  }

  /** One record; its red pixels are all equal, and so are the green and the blue ones. */
  static byte[] cifar(int label, int red, int green, int blue) {
    ByteBuffer bytes = ByteBuffer.allocate(CIFAR_RECORD).put((byte) label);
    for (int color : new int[] {red, green, blue}) {
      for (int i = 0; i < 1024; i++) {
        bytes.put((byte) color);
      }
    }
    return bytes.array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Path write(Path folder, String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
