package io.introspect.examples.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the color images of CIFAR-10, binary version: records of one label byte and 3 x 32 x 32
 * pixel bytes, first all red ones, then green, then blue, each row by row.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky, The CIFAR-10 dataset</a>
 */
public final class CifarReader {

  private static final int CHANNELS = 3;
  private static final int SIDE = 32;
  private static final int PIXELS = CHANNELS * SIDE * SIDE;
  private static final int RECORD = 1 + PIXELS;

  /** The names of the classes, in the order of their labels. */
  static final List<String> CLASS_NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private CifarReader() {}

  /**
   * Reads batches whose classes have the names of CIFAR-10, from "airplane" to "truck".
   *
   * @param batches the files, one or more; their images follow each other in this order
   * @return features [n, 3, 32, 32] and labels [n, 10]
   * @throws IllegalArgumentException if there is no file
   * @throws ImageFormatException if a file does not consist of whole records, or a label is larger
   *     than 9
   * @throws IOException if reading fails
   */
  public static ImageSet read(List<Path> batches) throws IOException {
    return read(batches, CLASS_NAMES);
  }

  /**
   * Reads batches.
   *
   * @param batches the files, one or more; their images follow each other in this order
   * @param classNames the names of the ten classes
   * @return features [n, 3, 32, 32] and labels [n, 10]
   * @throws IllegalArgumentException if there is no file, or if there are not ten names
   * @throws ImageFormatException if a file does not consist of whole records, or a label is larger
   *     than 9
   * @throws IOException if reading fails
   */
  public static ImageSet read(List<Path> batches, List<String> classNames) throws IOException {
    if (batches.isEmpty()) {
      throw new IllegalArgumentException("batches: expected 1 file or more, found 0");
    }
    if (classNames.size() != CLASS_NAMES.size()) {
      throw new IllegalArgumentException(
          "classNames: expected " + CLASS_NAMES.size() + " names, found " + classNames.size());
    }
    int count = 0;
    for (Path batch : batches) {
      count = Math.addExact(count, records(batch));
    }
    ImageSetBuilder images = new ImageSetBuilder(count, CHANNELS, SIDE, SIDE, classNames);
    for (Path batch : batches) {
      addRecords(batch, records(batch), images);
    }
    return images.build();
  }

  private static int records(Path batch) throws IOException {
    long length = Files.size(batch);
    if (length == 0 || length % RECORD != 0 || length / RECORD > Integer.MAX_VALUE) {
      throw new ImageFormatException(
          batch, "records of " + RECORD + " bytes, one or more", length + " bytes");
    }
    return (int) (length / RECORD);
  }

  private static void addRecords(Path batch, int records, ImageSetBuilder images)
      throws IOException {
    byte[] bytes = new byte[RECORD];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(batch), 1 << 16)) {
      for (int i = 0; i < records; i++) {
        int found = in.readNBytes(bytes, 0, RECORD);
        if (found < RECORD) {
          throw new ImageFormatException(batch, records + " records", "the end in record " + i);
        }
        images.add(label(batch, i, bytes[0]), bytes, 1);
      }
    }
  }

  private static int label(Path batch, int record, byte label) throws IOException {
    int unsigned = Byte.toUnsignedInt(label);
    if (unsigned >= CLASS_NAMES.size()) {
      throw new ImageFormatException(
          batch, "labels from 0 to " + (CLASS_NAMES.size() - 1), unsigned + " in record " + record);
    }
    return unsigned;
  }
}
