package io.introspect.examples.data;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Collects images of bytes into the arrays of an {@link ImageSet}. The features are allocated once,
 * off the heap and at full size; the heap holds one block of rows at a time.
 */
final class ImageSetBuilder {

  private static final int BLOCK_VALUES = 1 << 22;

  private final int count;
  private final int channels;
  private final int height;
  private final int width;
  private final List<String> classNames;
  private final INDArray features;
  private final float[] labels;
  private final int rowLength;
  private final float[] block;
  private int added;
  private int inBlock;

  /** For exactly {@code count} images; the caller has checked that there is data for so many. */
  ImageSetBuilder(int count, int channels, int height, int width, List<String> classNames) {
    this.count = count;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.classNames = List.copyOf(classNames);
    this.rowLength = channels * height * width;
    this.features = Nd4j.create(DataType.FLOAT, count, rowLength);
    this.labels = new float[Math.multiplyExact(count, classNames.size())];
    this.block = new float[Math.min(count, Math.max(1, BLOCK_VALUES / rowLength)) * rowLength];
  }

  /** Adds the image whose pixels, 0 to 255 by channel, row and column, start at {@code from}. */
  void add(int label, byte[] pixels, int from) {
    int start = inBlock * rowLength;
    for (int i = 0; i < rowLength; i++) {
      block[start + i] = (pixels[from + i] & 0xff) / 255f;
    }
    labels[added * classNames.size() + label] = 1;
    added++;
    inBlock++;
    if (inBlock * rowLength == block.length || added == count) {
      flush();
    }
  }

  /** The set, once all images are in. */
  ImageSet build() {
    if (added != count) {
      throw new IllegalStateException("images: expected " + count + ", found " + added);
    }
    INDArray shaped = channels == 1 ? features : features.reshape(count, channels, height, width);
    INDArray oneHot = Nd4j.create(labels, new long[] {count, classNames.size()}, DataType.FLOAT);
    return new ImageSet(shaped, oneHot, height, width, channels, classNames);
  }

  private void flush() {
    float[] filled = Arrays.copyOf(block, inBlock * rowLength);
    INDArray rows = Nd4j.create(filled, new long[] {inBlock, rowLength}, DataType.FLOAT);
    features.get(NDArrayIndex.interval(added - inBlock, added), NDArrayIndex.all()).assign(rows);
    // Left to the garbage collector, which does not see this memory, the rows would pile up to a
    // second copy of the features. Some backends copy in the background: wait before closing.
    Nd4j.getExecutioner().commit();
    rows.close();
    inBlock = 0;
  }
}
