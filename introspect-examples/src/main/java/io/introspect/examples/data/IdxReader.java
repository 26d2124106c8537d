package io.introspect.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads gray images in IDX files, the format of MNIST and its relatives, packed with gzip or not.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges, The MNIST database,
 *     section on the file formats</a>
 */
public final class IdxReader {

  private static final int IMAGES_RANK = 3;
  private static final int LABELS_RANK = 1;

  private IdxReader() {}

  /**
   * Reads images of ten classes, which are named "0" to "9".
   *
   * @param images a file of rank 3: images, rows, columns
   * @param labels a file of rank 1, with one label for each image
   * @return features [n, rows * columns] and labels [n, 10]
   * @throws ImageFormatException if a file is damaged, a label is larger than 9, or the numbers of
   *     images and labels differ
   * @throws IOException if reading fails
   */
  public static ImageSet read(Path images, Path labels) throws IOException {
    return read(images, labels, EmbeddedDigits.NAMES);
  }

  /**
   * Reads images.
   *
   * @param images a file of rank 3: images, rows, columns
   * @param labels a file of rank 1, with one label for each image
   * @param classNames the names of the K classes; K is 1 to 256
   * @return features [n, rows * columns] and labels [n, K]
   * @throws IllegalArgumentException if there are no class names, or more than 256
   * @throws ImageFormatException if a file is damaged, a label is K or larger, or the numbers of
   *     images and labels differ
   * @throws IOException if reading fails
   */
  public static ImageSet read(Path images, Path labels, List<String> classNames)
      throws IOException {
    if (classNames.isEmpty() || classNames.size() > 256) {
      throw new IllegalArgumentException(
          "classNames: expected 1 to 256 names, found " + classNames.size());
    }
    IdxFile imageFile = IdxFile.check(images, IMAGES_RANK);
    IdxFile labelFile = IdxFile.check(labels, LABELS_RANK);
    if (imageFile.count() != labelFile.count()) {
      throw new ImageFormatException(
          labels,
          imageFile.count() + " labels, one for each image of " + images,
          labelFile.count() + " labels");
    }
    return readItems(imageFile, labelsOf(labelFile, classNames.size()), classNames);
  }

  private static byte[] labelsOf(IdxFile file, int classes) throws IOException {
    byte[] labels = new byte[file.count()];
    try (InputStream content = file.openItems()) {
      file.read(content, labels);
    }
    for (int i = 0; i < labels.length; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= classes) {
        throw new ImageFormatException(
            file.path(), "labels from 0 to " + (classes - 1), label + " for image " + i);
      }
    }
    return labels;
  }

  private static ImageSet readItems(IdxFile file, byte[] labels, List<String> classNames)
      throws IOException {
    int rows = file.sizes().get(1);
    int columns = file.sizes().get(2);
    ImageSetBuilder images = new ImageSetBuilder(file.count(), 1, rows, columns, classNames);
    byte[] image = new byte[file.itemLength()];
    try (InputStream content = file.openItems()) {
      for (byte label : labels) {
        file.read(content, image);
        images.add(Byte.toUnsignedInt(label), image, 0);
      }
    }
    return images.build();
  }
}
