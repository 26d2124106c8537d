package io.introspect.examples.data;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a file or a folder does not hold the images that were expected in it. */
public final class ImageFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param where the file or the folder
   * @param expected what should be there
   * @param found what is there
   */
  public ImageFormatException(Path where, String expected, String found) {
    super(where + ": expected " + expected + ", found " + found);
  }

  /**
   * Says what is wrong, and how it came to light.
   *
   * @param where the file or the folder
   * @param expected what should be there
   * @param found what is there
   * @param cause the failure that showed it
   */
  public ImageFormatException(Path where, String expected, String found, Throwable cause) {
    super(where + ": expected " + expected + ", found " + found, cause);
  }
}
