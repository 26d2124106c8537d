package io.introspect.dl4j.activations;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Rows in a temporary file, as float32: read straight into the arrays that are handed out. */
final class FileStore extends RowStore {

  private final RowFile file;

  private FileStore(int width, RowFile file) {
    super(width);
    this.file = file;
  }

  /**
   * A store without rows.
   *
   * @throws io.introspect.IntrospectionException if no file can be made there
   */
  static FileStore in(Path folder, int width) {
    return new FileStore(width, RowFile.in(folder));
  }

  @Override
  void write(ByteBuffer bytes, int count) {
    file.append(bytes);
  }

  @Override
  Reader reader() {
    return (first, count, into) -> file.read(into, (long) first * rowBytes());
  }

  @Override
  public void close() {
    file.close();
  }
}
