package io.introspect.examples.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Images to train a classifier with, and images to test it with.
 *
 * @param training the images to learn from
 * @param test the images that must not be learned from; of the same size and classes
 */
public record ImageData(ImageSet training, ImageSet test) {

  /**
   * Pairs two sets.
   *
   * @param training the images to learn from
   * @param test the images to test with
   * @throws IllegalArgumentException if the images differ in size, or the classes in their names
   */
  public ImageData {
    if (!describe(training).equals(describe(test))) {
      throw new IllegalArgumentException(
          "test images: expected as in training, "
              + describe(training)
              + ", found "
              + describe(test));
    }
  }

  /**
   * Reads a data set, and finds out by the names of the files which one it is:
   *
   * <ul>
   *   <li>IDX, the format of MNIST and its relatives: {@code train-images-idx3-ubyte}, {@code
   *       train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code
   *       t10k-labels-idx1-ubyte}, each as it is or with {@code .gz}, and with a dot or a dash
   *       before {@code idx}; the ten classes are named "0" to "9";
   *   <li>CIFAR-10, binary version: {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code
   *       test_batch.bin}, in the folder or in its subfolder {@code cifar-10-batches-bin}, with the
   *       names of the classes in {@code batches.meta.txt} if that is there.
   * </ul>
   *
   * <p>A folder with both is read as IDX.
   *
   * @param folder where the files are
   * @return the images and their labels
   * @throws ImageFormatException if the folder has neither, or if a file is damaged
   * @throws IOException if reading fails
   */
  public static ImageData read(Path folder) throws IOException {
    return ImageFolder.of(folder).read();
  }

  private static String describe(ImageSet set) {
    return set.channels() + " x " + set.height() + " x " + set.width() + " " + set.classNames();
  }
}
