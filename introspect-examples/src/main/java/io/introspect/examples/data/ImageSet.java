package io.introspect.examples.data;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Labeled images of one size.
 *
 * <p>The set itself never changes. {@link #features()} and {@link #labels()} hand out its own
 * arrays, because a copy of a large set is expensive: read them, and call {@link INDArray#dup()}
 * before writing.
 */
public final class ImageSet {

  private final INDArray features;
  private final INDArray labels;
  private final int height;
  private final int width;
  private final int channels;
  private final List<String> classNames;

  /**
   * Holds arrays that exist already; they are not copied, and the caller must not write to them any
   * more.
   *
   * @param features float32; [n, height * width], row by row, if there is one channel, and [n,
   *     channels, height, width] if there are more; in [0, 1], which is not checked
   * @param labels float32, one-hot, [n, K]
   * @param height the height of an image, in pixels
   * @param width the width of an image, in pixels
   * @param channels the number of channels: 1 for gray, 3 for color
   * @param classNames the names of the K classes, in the order of their labels
   * @throws IllegalArgumentException if the shapes or types are others
   */
  public ImageSet(
      INDArray features,
      INDArray labels,
      int height,
      int width,
      int channels,
      List<String> classNames) {
    long n = features.size(0);
    requireShape("features", features, shape(n, channels, height, width));
    requireShape("labels", labels, n, classNames.size());
    this.features = features;
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.classNames = List.copyOf(classNames);
  }

  /**
   * The pixels, 0 for dark and 1 for bright.
   *
   * @return the array of this set, float32: [n, height * width] for gray images, row by row, else
   *     [n, channels, height, width]
   */
  public INDArray features() {
    return features;
  }

  /**
   * The pixels of each image in a row, as dense layers take them.
   *
   * @return a view of the array of this set, float32 [n, channels * height * width]
   */
  public INDArray rows() {
    return features.reshape(size(), (long) channels * height * width);
  }

  /**
   * The classes, one-hot.
   *
   * @return the array of this set, float32 [n, K]
   */
  public INDArray labels() {
    return labels;
  }

  /**
   * The height of an image.
   *
   * @return in pixels
   */
  public int height() {
    return height;
  }

  /**
   * The width of an image.
   *
   * @return in pixels
   */
  public int width() {
    return width;
  }

  /**
   * The number of channels.
   *
   * @return 1 for gray images, 3 for color
   */
  public int channels() {
    return channels;
  }

  /**
   * The number of images.
   *
   * @return n
   */
  public int size() {
    return Math.toIntExact(features.size(0));
  }

  /**
   * The names of the classes.
   *
   * @return K names, in the order of the labels; immutable
   */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * Copies consecutive images.
   *
   * @param from the index of the first image
   * @param to the index after the last image
   * @return a set of {@code to - from} images that shares no memory with this one
   * @throws IllegalArgumentException unless 0 &lt;= from &lt; to &lt;= {@link #size()}
   */
  public ImageSet slice(int from, int to) {
    if (from < 0 || from >= to || to > size()) {
      throw new IllegalArgumentException(
          "slice: expected 0 <= from < to <= " + size() + ", found from " + from + " to " + to);
    }
    return new ImageSet(
        rows(features, from, to), rows(labels, from, to), height, width, channels, classNames);
  }

  /**
   * Copies chosen images.
   *
   * @param images their indices, in any order
   * @return a set of as many images that shares no memory with this one
   */
  public ImageSet select(int... images) {
    long[] shape = shape(images.length, channels, height, width);
    return new ImageSet(
        Nd4j.pullRows(rows(), 1, images).reshape(shape),
        Nd4j.pullRows(labels, 1, images),
        height,
        width,
        channels,
        classNames);
  }

  /**
   * Other pixels as a picture of the same size.
   *
   * @param pixels as many as an image has, channel by channel, row by row; those below 0 are shown
   *     as 0, those above 1 as 1
   * @return a new picture, gray or in color
   * @throws IllegalArgumentException if there are more or fewer pixels
   */
  public BufferedImage picture(float... pixels) {
    if (pixels.length != channels * height * width) {
      throw new IllegalArgumentException(
          "expected %d pixels, found %d".formatted(channels * height * width, pixels.length));
    }
    int plane = height * width;
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < channels; channel++) {
        int value = Math.round(255 * Math.max(0, Math.min(1, pixels[channel * plane + i])));
        image.getRaster().setSample(i % width, i / width, channel, value);
      }
    }
    return image;
  }

  /**
   * One image as a picture.
   *
   * @param index from 0
   * @return a new picture, gray or in color
   * @throws IllegalArgumentException if there is no such image
   */
  public BufferedImage image(int index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException(
          "expected an image from 0 to %d, found %d".formatted(size() - 1, index));
    }
    return picture(rows().getRow(index).toFloatVector());
  }

  @Override
  public String toString() {
    return "ImageSet[%d images of %d x %d x %d, %d classes]"
        .formatted(size(), channels, height, width, classNames.size());
  }

  private static INDArray rows(INDArray array, int from, int to) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    Arrays.fill(indices, NDArrayIndex.all());
    indices[0] = NDArrayIndex.interval(from, to);
    return array.get(indices).dup('c');
  }

  private static long[] shape(long n, int channels, int height, int width) {
    return channels == 1
        ? new long[] {n, (long) height * width}
        : new long[] {n, channels, height, width};
  }

  private static void requireShape(String what, INDArray array, long... shape) {
    if (array.dataType() != DataType.FLOAT || !Arrays.equals(array.shape(), shape)) {
      throw new IllegalArgumentException(
          what
              + ": expected FLOAT "
              + Arrays.toString(shape)
              + ", found "
              + array.dataType()
              + " "
              + Arrays.toString(array.shape()));
    }
  }
}
